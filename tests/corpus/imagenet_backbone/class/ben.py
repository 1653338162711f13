"""A backbone from ImageNet.

There are 10 functions to write, worth 100 points. Write each one in place of its
`raise NotImplementedError`. The notebook imagenet_backbone.ipynb asks for the same functions, with
the lesson around them; hand in one of the two files. Questions to answer in writing are in the
notebook alone: if you answer them, put your functions there as well and hand in the notebook.

To check yourself, all exercises or one of them, in this folder:

    pytest
    autograder check imagenet_backbone.py load
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def preprocess(pixels: np.ndarray) -> np.ndarray:
    """Pixels from 0 to 255 as the backbone expects them, about -1 to 1."""
    return (np.asarray(pixels, "float32") - 127.0) / 128.0


# 1. load (10 points)


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (224, 224), batch_size: int = 16
) -> tuple[DirectoryIterator, DirectoryIterator]:
    """Read the training and the test images.

    `shoes_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` with `preprocess`, and its `flow_from_directory` with
    categorical labels. No augmentation.

    Return two iterators that give batches of `batch_size` images, made `image_size` large,
    `(batch, height, width, 3)`, preprocessed once: training, all of `Train`, shuffled; and test,
    all of `Test`, not shuffled.
    """
    generator = ImageDataGenerator(preprocessing_function=preprocess)
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = generator.flow_from_directory(Path(shoes_dir) / "Train", **options)
    test_set = generator.flow_from_directory(Path(shoes_dir) / "Test", shuffle=False, **options)
    return training_set, test_set


# 2. features (12 points)


def feature_extractor(classifier: keras.Model) -> keras.Model:
    """Turn a classifier into a feature extractor.

    Return a model from the input of `classifier` to its last feature maps, with global average
    pooling on top: `(batch, n)` for maps of `(batch, height, width, n)`. The last feature maps
    are the output of the last of `classifier.layers` whose output has four axes, whatever stands
    behind it. Keep the weights, and leave `classifier` itself as it was.
    """
    maps = [layer.output for layer in classifier.layers if len(layer.output.shape) == 4][-1]
    return keras.Model(classifier.inputs, layers.GlobalAveragePooling2D()(maps))


# 3. head (8 points)


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    """Put a classification layer on a feature extractor.

    `extractor` gives `(batch, n)`. Return a model from its input to the probabilities of the
    classes, `(batch, n_classes)`: one dense layer with softmax, named `shoes`, on top of the
    extractor's layers. Leave `extractor` itself as it is.
    """
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))


# 4. freeze (12 points)


def freeze_backbone(model: keras.Model) -> keras.Model:
    """Freeze everything but the head.

    `model` is what `add_head` returned. After this, training moves its last layer and nothing
    else: no weight below, and no moving mean or variance of a BatchNormalization. The head
    can learn, even if it was frozen before. Return the same model.
    """
    for layer in model.layers[:-1]:
        layer.trainable = False
    model.layers[-1].trainable = True
    return model


# 5. cache (10 points)


def cache_features(
    extractor: keras.Model, dataset: DirectoryIterator
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the features of all images once.

    `dataset` gives batches of images and one-hot labels; it may be shuffled, and the last batch
    may be smaller. Return `features`, `(n_images, n_features)`, and `labels`,
    `(n_images, n_classes)`, each image once, where row i of both belongs to the same image.
    """
    batches = [dataset[i] for i in range(len(dataset))]
    features = [extractor.predict(images, verbose=0) for images, _ in batches]
    labels = [labels for _, labels in batches]
    return np.concatenate(features), np.concatenate(labels)


# 6. train (12 points)


def train_on_features(
    features: np.ndarray, labels: np.ndarray, epochs: int = 30, learning_rate: float = 1e-3
) -> keras.Model:
    """Train a new head on cached features.

    `features` are `(n_images, n_features)`, `labels` one-hot `(n_images, n_classes)`. Return the
    trained head: a model from `(batch, n_features)` to `(batch, n_classes)` that is one dense
    layer with softmax. Use the optimizer Adam at `learning_rate` and the categorical
    cross-entropy, for so many epochs in batches of 8.
    """
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            layers.Dense(labels.shape[1], activation="softmax", name="shoes"),
        ]
    )
    head.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    head.fit(features, labels, epochs=epochs, batch_size=8, verbose=0)
    return head


# 7. unfreeze (10 points)


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    """Let the last layers learn.

    The layer named `first` and all layers behind it in `model.layers` become trainable, except
    BatchNormalization layers. These, and all layers before `first`, become frozen. Return the
    same model.
    """
    start = [layer.name for layer in model.layers].index(first)
    for position, layer in enumerate(model.layers):
        is_norm = isinstance(layer, layers.BatchNormalization)
        layer.trainable = position >= start and not is_norm
    return model


# 8. tune (10 points)


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    learning_rate: float = 1e-5,
    epochs: int = 3,
) -> keras.callbacks.History:
    """Train on whatever is trainable, at a low rate.

    Compile with the optimizer Adam at `learning_rate`, categorical cross-entropy and the metric
    accuracy; fit on `training_set` and validate on all of `validation_set`. Leave the `trainable`
    flags as they are. Return the History.
    """
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)


# 9. compare (6 points)


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    """Compare networks by what they told right.

    `right` maps the name of a network to the number of images, of `n_images`, that it told
    right. Return a DataFrame with a row for each network, the best first, and the columns
    `Network`, `Accuracy`, `Low` and `High`: a share from 0 to 1 and the ends of Wilson's interval
    for z = 1.96.
    """
    z, n = 1.96, n_images
    table = pd.DataFrame({"Network": right.keys(), "Accuracy": np.array([*right.values()]) / n})
    p = table["Accuracy"]
    middle = p + z**2 / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    table["Low"] = (middle - spread) / (1 + z**2 / n)
    table["High"] = (middle + spread) / (1 + z**2 / n)
    return table.sort_values("Accuracy", ascending=False, ignore_index=True)


# 10. saliency (10 points)


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    """Show which pixels a prediction depends on.

    `image` is `(height, width, 3)`, preprocessed. Return an array `(height, width)`: at each
    place the absolute gradient of the model's output for class `class_number` with respect to
    the pixel, the largest of the three colours, divided by the largest of the whole map, so
    that it reaches from 0 to 1. A network that is entirely sure has a gradient of 0 everywhere;
    then return the zeros.
    """
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    gradient = np.abs(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest

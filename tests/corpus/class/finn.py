"""Transfer learning: from leaves to shoes.

There are 11 functions to write, worth 100 points. Write each one in place of its
`raise NotImplementedError`. The notebook transfer_learning.ipynb asks for the same functions, with
the lesson around them; hand in one of the two files. Questions to answer in writing are in the
notebook alone: if you answer them, put your functions there as well and hand in the notebook.

To check yourself, all exercises or one of them, in this folder:

    pytest
    autograder check transfer_learning.py load
"""

from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

# 1. load (5 points)


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)


# 2. data (14 points)


def load_shoes(
    shoes_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator, DirectoryIterator]:
    """Read the training, validation and test images.

    `shoes_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` and its `flow_from_directory`, with categorical labels.

    Return three iterators that give batches of images `(batch, height, width, 3)`, in [0, 1]:

    - training: 80 % of `Train`, with a shear range of 0.2, a zoom range of 0.2 and random
      horizontal flips, shuffled;
    - validation: the other 20 % of `Train`, only rescaled;
    - test: all of `Test`, only rescaled and not shuffled.
    """
    augmented = ImageDataGenerator(
        rescale=1 / 255,
        shear_range=0.2,
        zoom_range=0.2,
        horizontal_flip=True,
        validation_split=0.2,
    )
    plain = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)

    train_dir, test_dir = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    training_set = augmented.flow_from_directory(train_dir, subset="training", **options)
    validation_set = plain.flow_from_directory(
        train_dir, subset="validation", shuffle=False, **options
    )
    test_set = plain.flow_from_directory(test_dir, shuffle=False, **options)
    return training_set, validation_set, test_set


# 3. inspect (6 points)


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )


# 4. truncate (14 points)


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    """Cut the last layers off a model.

    Return a model from the same input to the last layer that is left when the last `n_layers`
    entries of `model.layers` are gone, with the weights of `model`. It has to work for a model
    of any depth, Sequential or Functional, and to leave `model` itself as it was.
    """
    last_kept = model.layers[-n_layers - 1]
    return keras.Model(model.inputs, last_kept.output)


# 5. head (10 points)


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    """Put a new classification layer on a truncated model.

    `features` gives `(batch, n)`. Return a model from the input of `features` to the probabilities
    of the classes, `(batch, n_classes)`: one dense layer with softmax, named
    `new_dense_output`, on top of the layers of `features`. Leave `features` itself as it is.
    """
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))


# 6. freeze (10 points)


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    """Freeze all but the last layers of a model.

    The last `n_trainable` entries of `model.layers` become trainable, all before them frozen.
    Return the same model.
    """
    first_trainable = len(model.layers) - n_trainable
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= first_trainable
    return model


# 7. evaluate (7 points)


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    """Measure the accuracy of a model.

    `dataset` gives batches of images and one-hot labels and is not shuffled. The model need not
    be compiled. Return the share of images that are classified correctly, from 0.0 to 1.0.
    """
    probabilities = model.predict(dataset, verbose=0)
    predicted = np.argmax(probabilities, axis=1)
    return float(np.mean(predicted == dataset.classes))


# 8. table (9 points)


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """List the prediction for each image.

    `dataset` is an iterator from `flow_from_directory` that is not shuffled. Return a DataFrame
    with a row for each image, in the order of the files, and the columns `Sample` (from 1),
    `Predicted Label` and `Actual Label` (names of classes, such as "Heels") and `Correct` (bool).
    Which class has which number, `dataset.class_indices` says.
    """
    names = np.array(list(dataset.class_indices))
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1)]
    actual = names[dataset.classes]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )


# 9. train (11 points)


def train_head(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    epochs: int = 10,
) -> keras.callbacks.History:
    """Compile a model and train it.

    Use the optimizer nadam, categorical cross-entropy as loss and accuracy as metric, and
    validate on all of `validation_set` after each epoch. Leave the `trainable` flags of the layers
    as they are. Return the History that `fit` returns.
    """
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)


# 10. fine_tune (10 points)


def fine_tune(
    model: keras.Model,
    training_set: DirectoryIterator,
    validation_set: DirectoryIterator,
    n_layers: int = 4,
    learning_rate: float = 1e-5,
    epochs: int = 10,
) -> keras.callbacks.History:
    """Unfreeze the first layers and train on.

    The first `n_layers` entries of `model.layers`, numbered as `describe_layers` numbers them,
    become trainable; the others keep their flags. Compile again with the optimizer Adam at
    `learning_rate`, with the loss and the metric of `train_head`, and validate as there. Return
    the History.
    """
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=2)


# 11. compare (4 points)


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    """Compare the stages in a table and a bar chart.

    `accuracies` maps the name of a stage to its accuracy. Return a DataFrame with the columns
    `Stage` and `Accuracy`, in the given order. Draw a bar for each stage on the current matplotlib
    figure, with the stages as tick labels, a label on the y axis, and a y axis from 0 to 1.
    """
    table = pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
    bars = plt.bar(table["Stage"], table["Accuracy"])
    plt.bar_label(bars, fmt="%.2f")
    plt.ylim(0, 1)
    plt.ylabel("accuracy on the test images")
    return table



def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index < n_trainable
    return model

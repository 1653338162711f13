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
    raise NotImplementedError("Exercise load: read the training and the test images")


# 2. features (12 points)


def feature_extractor(classifier: keras.Model) -> keras.Model:
    """Turn a classifier into a feature extractor.

    Return a model from the input of `classifier` to its last feature maps, with global average
    pooling on top: `(batch, n)` for maps of `(batch, height, width, n)`. The last feature maps
    are the output of the last of `classifier.layers` whose output has four axes, whatever stands
    behind it. Keep the weights, and leave `classifier` itself as it was.
    """
    raise NotImplementedError("Exercise features: turn a classifier into a feature extractor")


# 3. head (8 points)


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    """Put a classification layer on a feature extractor.

    `extractor` gives `(batch, n)`. Return a model from its input to the probabilities of the
    classes, `(batch, n_classes)`: one dense layer with softmax, named `shoes`, on top of the
    extractor's layers. Leave `extractor` itself as it is.
    """
    raise NotImplementedError("Exercise head: put a classification layer on a feature extractor")


# 4. freeze (12 points)


def freeze_backbone(model: keras.Model) -> keras.Model:
    """Freeze everything but the head.

    `model` is what `add_head` returned. After this, training moves its last layer and nothing
    else: no weight below, and no moving mean or variance of a BatchNormalization. The head
    can learn, even if it was frozen before. Return the same model.
    """
    raise NotImplementedError("Exercise freeze: freeze everything but the head")


# 5. cache (10 points)


def cache_features(
    extractor: keras.Model, dataset: DirectoryIterator
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the features of all images once.

    `dataset` gives batches of images and one-hot labels; it may be shuffled, and the last batch
    may be smaller. Return `features`, `(n_images, n_features)`, and `labels`,
    `(n_images, n_classes)`, each image once, where row i of both belongs to the same image.
    """
    raise NotImplementedError("Exercise cache: compute the features of all images once")


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
    raise NotImplementedError("Exercise train: train a new head on cached features")


# 7. unfreeze (10 points)


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    """Let the last layers learn.

    The layer named `first` and all layers behind it in `model.layers` become trainable, except
    BatchNormalization layers. These, and all layers before `first`, become frozen. Return the
    same model.
    """
    raise NotImplementedError("Exercise unfreeze: let the last layers learn")


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
    raise NotImplementedError("Exercise tune: train on whatever is trainable, at a low rate")


# 9. compare (6 points)


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    """Compare networks by what they told right.

    `right` maps the name of a network to the number of images, of `n_images`, that it told
    right. Return a DataFrame with a row for each network, the best first, and the columns
    `Network`, `Accuracy`, `Low` and `High`: a share from 0 to 1 and the ends of Wilson's interval
    for z = 1.96.
    """
    raise NotImplementedError("Exercise compare: compare networks by what they told right")


# 10. saliency (10 points)


def saliency_map(model: keras.Model, image: np.ndarray, class_number: int) -> np.ndarray:
    """Show which pixels a prediction depends on.

    `image` is `(height, width, 3)`, preprocessed. Return an array `(height, width)`: at each
    place the absolute gradient of the model's output for class `class_number` with respect to
    the pixel, the largest of the three colours, divided by the largest of the whole map, so
    that it reaches from 0 to 1. A network that is entirely sure has a gradient of 0 everywhere;
    then return the zeros.
    """
    raise NotImplementedError("Exercise saliency: show which pixels a prediction depends on")

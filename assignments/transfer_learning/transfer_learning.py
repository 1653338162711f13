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
    raise NotImplementedError("Exercise load: load the pre-trained model")


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
    raise NotImplementedError("Exercise data: read the training, validation and test images")


# 3. inspect (6 points)


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    raise NotImplementedError("Exercise inspect: list the layers of a model in a table")


# 4. truncate (14 points)


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    """Cut the last layers off a model.

    Return a model from the same input to the last layer that is left when the last `n_layers`
    entries of `model.layers` are gone, with the weights of `model`. It has to work for a model
    of any depth, Sequential or Functional, and to leave `model` itself as it was.
    """
    raise NotImplementedError("Exercise truncate: cut the last layers off a model")


# 5. head (10 points)


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    """Put a new classification layer on a truncated model.

    `features` gives `(batch, n)`. Return a model from the input of `features` to the probabilities
    of the classes, `(batch, n_classes)`: one dense layer with softmax, named
    `new_dense_output`, on top of the layers of `features`. Leave `features` itself as it is.
    """
    raise NotImplementedError("Exercise head: put a new classification layer on a truncated model")


# 6. freeze (10 points)


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    """Freeze all but the last layers of a model.

    The last `n_trainable` entries of `model.layers` become trainable, all before them frozen.
    Return the same model.
    """
    raise NotImplementedError("Exercise freeze: freeze all but the last layers of a model")


# 7. evaluate (7 points)


def test_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    """Measure the accuracy of a model.

    `dataset` gives batches of images and one-hot labels and is not shuffled. The model need not
    be compiled. Return the share of images that are classified correctly, from 0.0 to 1.0.
    """
    raise NotImplementedError("Exercise evaluate: measure the accuracy of a model")


# 8. table (9 points)


def prediction_table(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """List the prediction for each image.

    `dataset` is an iterator from `flow_from_directory` that is not shuffled. Return a DataFrame
    with a row for each image, in the order of the files, and the columns `Sample` (from 1),
    `Predicted Label` and `Actual Label` (names of classes, such as "Heels") and `Correct` (bool).
    Which class has which number, `dataset.class_indices` says.
    """
    raise NotImplementedError("Exercise table: list the prediction for each image")


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
    raise NotImplementedError("Exercise train: compile a model and train it")


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
    raise NotImplementedError("Exercise fine_tune: unfreeze the first layers and train on")


# 11. compare (4 points)


def compare(accuracies: dict[str, float]) -> pd.DataFrame:
    """Compare the stages in a table and a bar chart.

    `accuracies` maps the name of a stage to its accuracy. Return a DataFrame with the columns
    `Stage` and `Accuracy`, in the given order. Draw a bar for each stage on the current matplotlib
    figure, with the stages as tick labels, a label on the y axis, and a y axis from 0 to 1.
    """
    raise NotImplementedError("Exercise compare: compare the stages in a table and a bar chart")

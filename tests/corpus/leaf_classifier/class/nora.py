"""A classifier of leaves, from scratch.

There are 8 functions to write, worth 100 points. Write each one in place of its
`raise NotImplementedError`. The notebook leaf_classifier.ipynb asks for the same functions, with
the lesson around them; hand in one of the two files. Questions to answer in writing are in the
notebook alone: if you answer them, put your functions there as well and hand in the notebook.

To check yourself, all exercises or one of them, in this folder:

    pytest
    autograder check leaf_classifier.py data
"""

from pathlib import Path

import keras
import numpy as np
import pandas as pd
from keras import layers
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

# 1. data (18 points)


def load_leaves(
    leaves_dir: str | Path, image_size: tuple[int, int] = (64, 64), batch_size: int = 8
) -> tuple[DirectoryIterator, DirectoryIterator]:
    """Read the training and the test images.

    `leaves_dir` holds `Train/<class>` and `Test/<class>`, with a folder for each class, whatever
    its name. Use `ImageDataGenerator` and its `flow_from_directory`, with categorical labels.

    Return two iterators that give batches of images `(batch, height, width, 3)`, in [0, 1]:

    - training: all of `Train`, shuffled, with a rotation range of 15 degrees, a zoom range of 0.2
      and random horizontal flips;
    - test: all of `Test`, only rescaled and not shuffled.
    """
    raise NotImplementedError("Exercise data: read the training and the test images")


# 2. build (16 points)


def build_classifier(
    n_classes: int,
    image_size: tuple[int, int] = (64, 64),
    n_blocks: int = 4,
    first_filters: int = 16,
) -> keras.Model:
    """Build a convolutional network with fresh weights.

    The layers, in this order, on inputs `(batch, height, width, 3)`:

    - `n_blocks` times: Conv2D with 3x3 filters and relu, BatchNormalization with a momentum of
      0.9, MaxPooling2D; with `first_filters` filters in the first block and twice as many in each
      next one;
    - GlobalAveragePooling2D;
    - Dropout with a rate of 0.2;
    - Dense with `n_classes` units and softmax.

    Return a Sequential or a Functional model; it need not be compiled.
    """
    raise NotImplementedError("Exercise build: build a convolutional network with fresh weights")


# 3. measure (8 points)


def measure_accuracy(model: keras.Model, dataset: DirectoryIterator) -> float:
    """Measure the accuracy of a model.

    `dataset` gives batches of images and one-hot labels and is not shuffled. The model need not
    be compiled. Return the share of images that are classified correctly, from 0.0 to 1.0.
    """
    raise NotImplementedError("Exercise measure: measure the accuracy of a model")


# 4. train (20 points)


def train_classifier(
    model: keras.Model,
    training_set: DirectoryIterator,
    epochs: int = 30,
    learning_rate: float = 0.002,
) -> keras.callbacks.History:
    """Compile a model and train it from scratch.

    Use the optimizer Adam at `learning_rate`, categorical cross-entropy as loss and accuracy as
    metric. Return the History that `fit` returns.
    """
    raise NotImplementedError("Exercise train: compile a model and train it from scratch")


# 5. confusion (14 points)


def confusion_matrix(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """Count what each class is taken for.

    `dataset` is an iterator from `flow_from_directory` that is not shuffled. Return a DataFrame
    of whole numbers with a row for each true class and a column for each predicted class, both in
    the order of `dataset.class_indices` and named after the classes: in row `a` and column `b`
    stands how many images of class `a` are taken for `b`.
    """
    raise NotImplementedError("Exercise confusion: count what each class is taken for")


# 6. report (10 points)


def class_report(model: keras.Model, dataset: DirectoryIterator) -> pd.DataFrame:
    """Tabulate recall and precision of each class.

    `dataset` is as for `confusion_matrix`. Return a DataFrame with a row for each class, in the
    order of `dataset.class_indices`, and the columns `Class` (its name), `Recall` (the share of
    its images that are recognised) and `Precision` (the share of images taken for it that are of
    it; 0.0 if there are none).
    """
    raise NotImplementedError("Exercise report: tabulate recall and precision of each class")


# 7. save (8 points)


def save_classifier(model: keras.Model, path: str | Path) -> None:
    """Save a whole model to a file.

    `path` ends in `.h5` or in `.keras` and settles the format. A file that is there is written
    over. Leave the model as it is.
    """
    raise NotImplementedError("Exercise save: save a whole model to a file")


# 8. load (6 points)


def load_classifier(path: str | Path) -> keras.Model:
    """Load a model that was saved.

    `path` names a `.h5` or a `.keras` file. Return the model with its weights as they are in the
    file; it need not be compiled.
    """
    raise NotImplementedError("Exercise load: load a model that was saved")

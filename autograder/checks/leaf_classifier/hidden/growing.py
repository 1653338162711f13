"""A fresh network, the shipped training leaves, and leaves that no student's process sees."""

import contextlib
import io
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData
from autograder.evidence.snapshot import snapshot
from autograder.lesson.batches import iterate
from autograder.lesson.folder import class_names, data_folder, shipped

VARIABLE = "AUTOGRADER_HIDDEN"
SEED = 1
SIZE = 64
#: A short training, which is enough to tell one that learns from one that does not: the network of
#: the lesson with half its filters, on all training leaves.
EPOCHS = 10
FIRST_FILTERS = 8


class Labelled(NamedTuple):
    """Images `(n, 64, 64, 3)` float32 in [0, 1], and the position of each one's class."""

    images: np.ndarray
    classes: np.ndarray


def scored_sets() -> Iterator[tuple[Labelled, str]]:
    """The test leaves, and the instructor's own where AUTOGRADER_HIDDEN names a folder of them."""
    hidden = os.environ.get(VARIABLE, "")
    if hidden:
        yield labelled(Path(hidden).resolve()), "leaves that nobody trained on"
    yield labelled(shipped(data_folder(), "Leaves/Test")), "test leaves"


def accuracy(model: ModelData, given: Labelled) -> float:
    """The share of images that the model puts into their class."""
    predicted = probes.predict(model, given.images)
    return float(np.mean(np.argmax(predicted, axis=1) == given.classes))


@lru_cache(maxsize=4)
def labelled(folder: Path) -> Labelled:
    """The images below `folder`, resized as the lesson does it."""
    with contextlib.redirect_stdout(io.StringIO()):
        batches = iterate(folder, batch_size=10_000)
    images, _ = batches[0]
    return Labelled(images, np.asarray(batches.classes))


@lru_cache(maxsize=1)
def leaves() -> Batches:
    """All training leaves, made small once and shuffled: a short training needs no augmentation."""
    folder = shipped(data_folder(), "Leaves/Train")
    given = labelled(folder)
    pictures = (given.images * 255).round().astype("uint8")
    names = class_names(folder)
    small = {name: pictures[given.classes == at] for at, name in enumerate(names)}
    return Batches(Folder(small), batch_size=8, shuffle=True)


@lru_cache(maxsize=1)
def fresh() -> ModelData:
    """The network of the lesson, half as wide, that knows nothing yet."""
    keras.utils.set_random_seed(SEED)
    n_classes = len(class_names(shipped(data_folder(), "Leaves/Train")))
    layers: list[keras.layers.Layer] = [keras.Input((SIZE, SIZE, 3))]
    for block in range(4):
        layers.append(keras.layers.Conv2D(FIRST_FILTERS * 2**block, 3, activation="relu"))
        layers.append(keras.layers.BatchNormalization(momentum=0.9))
        layers.append(keras.layers.MaxPooling2D())
    layers.append(keras.layers.GlobalAveragePooling2D())
    layers.append(keras.layers.Dropout(0.2))
    layers.append(keras.layers.Dense(n_classes, activation="softmax"))
    return snapshot(keras.Sequential(layers))

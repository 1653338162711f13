"""A fresh network, the shipped training leaves, and leaves that no student's process sees."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import keras
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.misread import Labelled, labelled
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData
from autograder.evidence.snapshot import snapshot
from autograder.lesson.folder import class_names, data_folder, shipped

VARIABLE = "AUTOGRADER_HIDDEN"
SIZE = 64
#: A short training, which is enough to tell one that learns from one that does not: the network of
#: the lesson with half its filters, on all training leaves as they are, in large batches. At twice
#: the rate it learns more on average, but one training in some eighty ends on a bad step.
EPOCHS = 20
RATE = 1e-3
BATCH = 16
FIRST_FILTERS = 8


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


@lru_cache(maxsize=1)
def leaves() -> Batches:
    """All training leaves, made small once and shuffled: a short training needs no augmentation."""
    folder = shipped(data_folder(), "Leaves/Train")
    given = labelled(folder)
    pictures = (given.images * 255).round().astype("uint8")
    names = class_names(folder)
    small = {name: pictures[given.classes == at] for at, name in enumerate(names)}
    return Batches(Folder(small), batch_size=BATCH, shuffle=True)


@lru_cache(maxsize=4)
def fresh(seed: int) -> ModelData:
    """The network of the lesson, half as wide, that knows nothing yet."""
    keras.utils.set_random_seed(seed)
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

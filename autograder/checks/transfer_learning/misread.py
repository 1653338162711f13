"""Which of the shipped test images a network misreads, and the lesson's own backbone."""

import contextlib
import io
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np

from autograder.evidence.model import ModelData
from autograder.evidence.snapshot import snapshot
from autograder.lesson.batches import iterate
from autograder.lesson.folder import class_names, data_folder, shipped
from autograder.scoring.figures import MAX_IMAGES, Misread, MisreadFigure

TEST = "Shoes/Test"
BACKBONE = "leaf_classifier_model.keras"


class Labelled(NamedTuple):
    """Images `(n, 64, 64, 3)` float32 in [0, 1], the position of each one's class, their files.

    `files` are relative to the folder, such as "Heels/heels_001.jpg".
    """

    images: np.ndarray
    classes: np.ndarray
    files: tuple[str, ...]

    @property
    def n_classes(self) -> int:
        return int(self.classes.max()) + 1


@lru_cache(maxsize=4)
def labelled(folder: Path) -> Labelled:
    """The images below `folder`, resized as the lesson does it."""
    with contextlib.redirect_stdout(io.StringIO()):
        batches = iterate(folder, batch_size=10_000)
    images, _ = batches[0]
    files = tuple(Path(name).as_posix() for name in batches.filenames)
    return Labelled(images, np.asarray(batches.classes), files)


@lru_cache(maxsize=1)
def leaves() -> ModelData:
    """The lesson's backbone, whole, with the head that tells leaves apart."""
    return snapshot(keras.models.load_model(shipped(data_folder(), BACKBONE), compile=False))


def misread(predicted: np.ndarray, test: Labelled, yours: bool = True) -> MisreadFigure | None:
    """Which of the shipped test images are not put into their class; None if that cannot be told.

    `predicted` is `(n, n_classes)`: for each image a number for each class.
    """
    names = class_names(shipped(data_folder(), TEST))
    if predicted.shape != (len(test.classes), len(names)):
        return None
    taken = np.argmax(predicted, axis=1)
    wrong = [int(at) for at in np.flatnonzero(taken != test.classes)]
    images = tuple(
        Misread(f"{TEST}/{test.files[at]}", names[test.classes[at]], names[taken[at]])
        for at in wrong[:MAX_IMAGES]
    )
    return MisreadFigure(images, len(test.classes), yours, len(wrong) - len(images))

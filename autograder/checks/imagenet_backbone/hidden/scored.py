"""Features of the real backbone for the shipped shoes and for images that students never see.

The backbone is run once for each set of images, and what it gave is kept in the user's cache; no
student's process runs it.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import keras
import numpy as np

from autograder.evidence.model import ModelData
from autograder.evidence.run import outputs_of
from autograder.lesson.features import Features, shoe_features
from autograder.lesson.folder import data_folder, shipped
from autograder.lesson.thresholds import wilson_lower

HIDDEN = "AUTOGRADER_HIDDEN"
EPOCHS, RATE, BATCH = 30, 1e-3, 8
SEED = 1
#: Standard deviations that a student's head may fall below the judge's own.
MARGIN = 3.0


@lru_cache(maxsize=1)
def training() -> Features:
    """The features of `Shoes/Train`."""
    return shoe_features(shipped(data_folder(), "Shoes/Train"))


def scored_sets() -> Iterator[tuple[Features, str]]:
    """The hidden images, where there are any, and the 18 test images."""
    hidden = os.environ.get(HIDDEN, "")
    if hidden:
        yield _kept(Path(hidden).resolve()), "shoes that nobody trained on"
    yield _kept(shipped(data_folder(), "Shoes/Test")), "test images"


def least(given: Features) -> float:
    """The share of these images that a head trained as the lesson says must tell right.

    Wilson's lower bound of what a head of the judge's own reaches, so that it holds for any
    photos.
    """
    share = accuracy_of(_own_head()(given.features, training=False), given)
    return wilson_lower(share, len(given.classes), MARGIN)


def accuracy(head: ModelData, given: Features) -> float:
    """The share of images whose class the head gives the highest probability."""
    return accuracy_of(outputs_of(head, given.features), given)


def accuracy_of(probabilities: np.ndarray, given: Features) -> float:
    return float(np.mean(np.argmax(probabilities, axis=1) == given.classes))


@lru_cache(maxsize=4)
def _kept(folder: Path) -> Features:
    return shoe_features(folder)


@lru_cache(maxsize=1)
def _own_head() -> keras.Model:
    given = training()
    keras.utils.set_random_seed(SEED)
    head = keras.Sequential(
        [
            keras.Input((given.features.shape[1],)),
            keras.layers.Dense(given.labels.shape[1], activation="softmax"),
        ]
    )
    head.compile(keras.optimizers.Adam(RATE), "categorical_crossentropy")
    head.fit(given.features, given.labels, epochs=EPOCHS, batch_size=BATCH, verbose=0)
    return head

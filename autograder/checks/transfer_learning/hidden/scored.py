"""Accuracies of the lesson's own model on images that no student's process ever sees.

Two sets are scored: the 18 test images in `Shoes/Test`, which students have but whose labels no
call of theirs is given, and a larger set of the instructor's. The environment variable
AUTOGRADER_HIDDEN names its folder, with a subfolder of images for each class, named as in
`Shoes/Test`. Where it is not set, only the 18 are scored.
"""

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

import keras
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.hidden.settled import settled
from autograder.checks.transfer_learning.misread import TEST, Labelled, labelled, leaves, misread
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore
from autograder.evidence.snapshot import snapshot
from autograder.lesson.batches import iterate
from autograder.lesson.folder import class_names, data_folder, shipped
from autograder.lesson.thresholds import Stage, read_thresholds, wilson_interval
from autograder.scoring.comparing import accuracy_beside
from autograder.scoring.figures import MisreadFigure
from autograder.scoring.rubric import expect

VARIABLE = "AUTOGRADER_HIDDEN"
EPOCHS = 10
SEED = 1


def expect_accuracy(
    train: Callable[[int], ModelData], stage: Stage, note: Callable[[str, object], None]
) -> None:
    """A Mistake unless the network that `train(attempt)` gives tells enough unseen images right.

    How many are enough was measured (`autograder.lesson.thresholds`). An accuracy that is not
    well above is not believed at once: the median of three attempts, each with other random
    numbers, decides, and `note` (pytest's `record_property`) is told, and which of the shipped test
    images were misread. No image of the instructor's is named anywhere.
    """
    thresholds = read_thresholds(data_folder())
    test = labelled(shipped(data_folder(), TEST))
    first = train(0)
    note("figure", misread_by(first, test))
    for given, what in _scored_sets():
        least = thresholds.least(stage, len(given.classes))
        n = len(given.classes)
        share = settled(partial(_measured, train, first, given), n, least, what, note)
        low, high = wilson_interval(share, n)
        expect(
            share >= least,
            f"Of {n} {what} the trained network tells {share:.0%} right, so that its accuracy lies "
            f"between {low:.0%} and {high:.0%} (Wilson's 95 % interval); {least:.0%} should be "
            f"within reach.",
            "classes-swapped" if given.n_classes == 2 and share < 1 - least else "low-accuracy",
            accuracy_beside(share, n, least, what),
        )


def _measured(
    train: Callable[[int], ModelData], first: ModelData, given: Labelled, attempt: int
) -> float:
    return accuracy(train(attempt) if attempt else first, given)


def _scored_sets() -> Iterator[tuple[Labelled, str]]:
    hidden = hidden_folder()
    if hidden is not None:
        yield labelled(hidden), "pictures that nobody trained on"
    yield labelled(shipped(data_folder(), TEST)), "test images"


def misread_by(model: ModelData, test: Labelled) -> MisreadFigure | None:
    """Which of the shipped test images a student's network does not put into their class."""
    return misread(probes.predict(model, test.images), test)


def accuracy(model: ModelData, given: Labelled) -> float:
    """The share of images that the model puts into their class, 0.0 for outputs that do not fit."""
    predicted = probes.predict(model, given.images)
    if predicted.shape != (len(given.classes), given.n_classes):
        return 0.0
    return float(np.mean(np.argmax(predicted, axis=1) == given.classes))


def hidden_folder() -> Path | None:
    """The instructor's folder of hidden images, None where there is none."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).resolve() if named else None


@lru_cache(maxsize=1)
def shoes() -> tuple[Batches, Batches]:
    """The lesson's training and validation set: 80 % augmented and shuffled, 20 % plain.

    The photos are made small once, by the same nearest pixels that an iterator would take, so
    that ten epochs do not read each large file ten times.
    """
    folder = _small(shipped(data_folder(), "Shoes/Train"))
    return (
        Batches(folder, shuffle=True, augment=True, split=0.2),
        Batches(folder, split=0.2, part="validation"),
    )


def _small(folder: Path) -> Folder:
    with contextlib.redirect_stdout(io.StringIO()):
        batches = iterate(folder, batch_size=10_000)
    pictures = (batches[0][0] * 255).round().astype("uint8")
    classes = np.asarray(batches.classes)
    names = class_names(folder)
    return Folder({name: pictures[classes == at] for at, name in enumerate(names)})


@lru_cache(maxsize=1)
def under_a_new_head() -> ModelData:
    """The lesson's backbone without its dense layers, frozen, under a new head for the shoes."""
    # The hidden dense layer goes here, the classification layer in `with_new_head`.
    cut = probes.up_to(leaves(), len(leaves().chain) - 1)
    n_classes = len(class_names(shipped(data_folder(), "Shoes/Train")))
    return probes.with_new_head(cut, np.random.default_rng(SEED), n_classes)


@lru_cache(maxsize=1)
def with_a_trained_head() -> ModelData:
    """`under_a_new_head`, trained by the judge as the lesson trains it."""
    keras.utils.set_random_seed(SEED)
    model = restore(under_a_new_head())
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    with contextlib.redirect_stdout(io.StringIO()):
        training = iterate(
            shipped(data_folder(), "Shoes/Train"), shuffle=True, augment=True, split=0.2
        )
    model.fit(training, epochs=EPOCHS, verbose=0)
    return snapshot(model)

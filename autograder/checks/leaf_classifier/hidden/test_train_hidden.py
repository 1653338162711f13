"""train_classifier on the lesson's leaves: what the network is worth on others."""

from collections.abc import Callable
from functools import lru_cache, partial

import numpy as np

from autograder.checks.leaf_classifier.hidden import growing
from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    accuracy_counts,
    history_in,
    keeps_defaults,
    trained,
)
from autograder.checks.transfer_learning.hidden.settled import TRAININGS, settled
from autograder.checks.transfer_learning.misread import Labelled
from autograder.evidence.model import ModelData, movement
from autograder.lesson.folder import data_folder
from autograder.lesson.thresholds import read_thresholds, wilson_interval
from autograder.scoring.comparing import accuracy_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"


@check(
    points=2,
    hints=(
        "Would your function train a Functional model with other classes?",
        "It is given everything it needs: the model, the images, the epochs and the rate.",
        "Use the arguments, and no network or folder from outside the function.",
    ),
    needs=("all_layers_learn",),
)
def test_trains_other_networks(student: Student, rng: np.random.Generator) -> None:
    """It trains a Functional model of four classes for two epochs."""
    model = probes.backbone(
        rng, style="functional", n_blocks=1, n_classes=4, size=16, batch_norm=True, lively=True
    )
    images = probes.batches(rng, n_images=(3, 2, 2, 2), size=16)
    returned = student.train_classifier(model, images, epochs=2, learning_rate=1e-2, eagerly=True)
    keeps_defaults(returned, "train_classifier", epochs=30, learning_rate=2e-3)
    after = trained(model, returned, "train_classifier")
    epochs = history_in(returned, "train_classifier").n_epochs
    expect(epochs == 2, f"With epochs=2 your History has {epochs} epochs.", "ignored-epochs")
    moved = [movement(b.learned, a.learned) > 0 for b, a in zip(model.weighted, after.weighted)]
    expect(all(moved), "Some layers of this model did not learn.", "froze-in-training")
    same = [movement(b.statistics, a.statistics) for b, a in zip(model.weighted, after.weighted)]
    expect(
        any(step > 0 for step in same),
        "The moving mean and variance of BatchNormalization did not follow the images.",
        "batchnorm-statistics-stuck",
    )


@check(
    points=5,
    hints=(
        "What does the accuracy on the training images do from epoch to epoch?",
        "A few epochs of Adam at the given rate get well above chance.",
        "Compile with Adam and the categorical cross-entropy, and fit on the training set.",
    ),
    needs=("steps_are_those_of_adam", "the_loss_is_crossentropy"),
)
def test_tells_unseen_leaves_apart(
    student: Student, record_property: Callable[[str, object], None]
) -> None:
    """After a short training on the lesson's leaves, the network knows leaves that it never saw."""

    @lru_cache(maxsize=TRAININGS)
    def train(attempt: int) -> ModelData:
        model = growing.fresh(attempt)
        returned = student.train_classifier(
            model, growing.leaves(), epochs=growing.EPOCHS, learning_rate=growing.RATE
        )
        accuracy_counts(returned, "train_classifier")
        return trained(model, returned, "train_classifier")

    thresholds = read_thresholds(data_folder(), "Leaves")
    for given, what in growing.scored_sets():
        n = len(given.classes)
        least = thresholds.least("short", n)
        share = settled(partial(_measured, train, given), n, least, what, record_property)
        low, high = wilson_interval(share, n)
        expect(
            share >= least,
            f"Of {n} {what} the trained network tells {share:.0%} right, so that its accuracy lies "
            f"between {low:.0%} and {high:.0%} (Wilson's 95 % interval); {least:.0%} should be "
            f"within reach after {growing.EPOCHS} epochs.",
            "low-accuracy",
            accuracy_beside(share, n, least, what),
        )


def _measured(train: Callable[[int], ModelData], given: Labelled, attempt: int) -> float:
    return growing.accuracy(train(attempt), given)

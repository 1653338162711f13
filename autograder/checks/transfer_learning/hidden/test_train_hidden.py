"""train_head on other models, and what the trained network is worth on unseen shoes."""

from collections.abc import Callable

import msgspec
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    accuracy_counts,
    accuracy_is_counted,
    listed,
    trained,
    trained_by_default,
    validated_on,
)
from autograder.checks.transfer_learning.hidden import scored
from autograder.checks.transfer_learning.public.test_train import probe, train
from autograder.evidence.model import ModelData, movement
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"


@check(
    points=1,
    hints=(
        "Which images does the val_loss in your History come from?",
        "A network that has seen the images it is measured on looks better than it is.",
        "Hand the validation set, not the training set, to fit as validation_data.",
    ),
    needs=("validation_is_in_the_history", "loss_is_crossentropy"),
)
def test_validates_on_the_validation_images(student: Student, rng: np.random.Generator) -> None:
    """The History has the loss on all validation images, and the share of them told right."""
    given = probe(rng)
    given = given._replace(validation=msgspec.structs.replace(given.validation, batch_size=4))
    returned = train(student, given)
    validated_on(given.validation, given.training, given.model, returned, "train_head")
    accuracy_is_counted(given.validation, given.model, returned, "train_head")


@check(
    points=1,
    hints=(
        "Does your function decide by itself which layers may learn?",
        "The control at the end of the lesson trains a model of which every layer may learn.",
        "Leave the `trainable` flags as they come: compile and fit, no more.",
    ),
    needs=("head_moves",),
)
def test_trains_all_that_may_learn(student: Student, rng: np.random.Generator) -> None:
    """Of a model that is not frozen, it trains every layer."""
    data = probes.backbone(
        rng, style="functional", n_blocks=1, size=16, batch_norm=True, lively=True
    )
    model = probes.with_new_head(data, rng, frozen=False)
    images = probes.batches(rng, size=16)
    returned = student.train_head(model, images, images, epochs=1, eagerly=True)
    after = trained(model, returned, "train_head")
    pairs = list(zip(model.weighted, after.weighted))
    still = [layer for was, layer in pairs if not movement(was.learned, layer.learned) > 0]
    expect(
        not still,
        f"All layers of the given model were trainable, but `train_head` did not train "
        f"{listed(still)}.",
        "froze-in-training",
    )
    stuck = [
        layer
        for was, layer in pairs
        if was.statistics and not movement(was.statistics, layer.statistics) > 0
    ]
    expect(
        not stuck,
        f"The moving mean and variance of {listed(stuck)} did not follow the images.",
        "batchnorm-statistics-stuck",
    )


@check(
    points=2,
    hints=(
        "What does the accuracy on the validation images do from epoch to epoch?",
        "Ten epochs at nadam's own rate, on rescaled images with their own labels, are enough.",
        "Compile with nadam and the categorical cross-entropy, and fit on the training set.",
    ),
    needs=("steps_are_those_of_nadam", "loss_is_crossentropy", "trains_for_the_epochs_asked"),
)
def test_tells_unseen_shoes_apart(
    student: Student, record_property: Callable[[str, object], None]
) -> None:
    """Trained as in the lesson, the network tells shoes apart that nobody trained on."""

    def train_head(attempt: int) -> ModelData:
        model = scored.under_a_new_head()
        returned = student.train_head(model, *scored.shoes(), attempt=attempt)
        trained_by_default(returned, "train_head", scored.EPOCHS)
        accuracy_counts(returned, "train_head")
        return trained(model, returned, "train_head")

    scored.expect_accuracy(train_head, "head", record_property)

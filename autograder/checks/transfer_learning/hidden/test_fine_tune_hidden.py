"""fine_tune by other numbers and rates, and what is left of the accuracy afterwards."""

from collections.abc import Callable

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    accuracy_counts,
    the_layer,
    trained,
    trained_by_default,
    validated_on,
)
from autograder.checks.transfer_learning.hidden import scored
from autograder.checks.transfer_learning.public.test_fine_tune import (
    EPOCHS,
    LOSSES,
    Probe,
    adam,
    flags_are_right,
    moves_what_it_should,
    probe,
    rate_is_right,
    steps_are_adams,
    tune,
    way_of,
)
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.checks.transfer_learning.stepping import APART, apart
from autograder.evidence.model import ModelData, movement
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "fine_tune"

FIRST = 5
#: The loss of the training before, which is not to be gone on with.
BEFORE = LOSSES[1]


@once_in_a_stream
def telling_probe(rng: np.random.Generator) -> Probe:
    """A probe on which other losses lead Adam elsewhere, as five in six do.

    Adam hardly looks at the size of a gradient. Where all images pull a weight the same way, any
    loss moves it as the cross-entropy does.
    """
    while True:
        given = probe(rng, "functional", FIRST, 3e-4)
        unfrozen = probes.with_trainable(given.model, *range(FIRST), -1)
        right = adam(given.rate)
        others = [(given.training, right._replace(loss=loss)) for loss in LOSSES[1:]]
        if apart(unfrozen, given.training, right, others, EPOCHS) >= APART:
            return given


@check(
    points=1,
    hints=(
        "Is the number of layers taken from the argument, and counted as the table counts?",
        "A Functional model lists its input as entry 0, and it counts as one of the n_layers.",
        "Take a slice of model.layers up to n_layers, whatever stands in it.",
    ),
    needs=("unfrozen_layers_move",),
)
def test_counts_as_the_table_counts(student: Student, rng: np.random.Generator) -> None:
    """`n_layers` counts the entries of `model.layers`, in a Functional model the input too."""
    given = telling_probe(rng)
    returned = tune(student, given, eagerly=True, loss=BEFORE)
    flags_are_right(given, returned)
    moves_what_it_should(given, returned)
    after = trained(given.model, returned, "fine_tune")
    for before, layer in zip(given.model.weighted, after.weighted):
        if layer.trainable and before.statistics:
            expect(
                movement(before.statistics, layer.statistics) > 0,
                f"The layer {the_layer(layer)} was unfrozen, but its moving mean and variance "
                f"did not follow the images.",
                "batchnorm-statistics-stuck",
            )
    every = given._replace(n_layers=len(probes.entries(given.model)))
    flags_are_right(every, tune(student, every, eagerly=True, loss=BEFORE))


@check(
    points=1,
    hints=(
        "Does your function do something else at another learning rate?",
        "The optimizer is Adam, and its rate comes from the argument, not from the function.",
        "Hand the function's learning_rate to Adam, under that name.",
    ),
    needs=("fine_tunes_gently", "counts_as_the_table_counts"),
)
def test_takes_the_rate_from_the_argument(student: Student, rng: np.random.Generator) -> None:
    """It trains with Adam, at whatever learning rate it is given."""
    given = telling_probe(rng)
    returned = tune(student, given, eagerly=True, loss=BEFORE)
    rate_is_right(given, returned)
    steps_are_adams(given, way_of(given, returned))


@check(
    points=1,
    hints=(
        "Which images does the val_loss in your History come from?",
        "Not those that the network learns from, and not only the first few of the others.",
        "Hand the whole validation set to fit as validation_data, as in `train_head`.",
    ),
    needs=("takes_the_rate_from_the_argument",),
)
def test_fine_tune_validates_on_the_validation_images(
    student: Student, rng: np.random.Generator
) -> None:
    """The val_loss in the History is the loss on all validation images."""
    given = telling_probe(rng)
    returned = tune(student, given, eagerly=True, loss=BEFORE)
    validated_on(given.validation, given.training, given.model, returned, "fine_tune")


@check(
    points=1,
    hints=(
        "Measure the accuracy before and after. Fine-tuning should not destroy what was learned.",
        "A learning rate that is too high writes over the features of the backbone.",
        "Unfreeze, compile anew with Adam at the low rate, and fit on the training set.",
    ),
    needs=("fine_tunes_gently",),
)
def test_still_tells_unseen_shoes_apart(
    student: Student, record_property: Callable[[str, object], None]
) -> None:
    """Fine-tuned as in the lesson, the network tells shoes apart that nobody trained on."""

    def fine_tune(attempt: int) -> ModelData:
        model = scored.with_a_trained_head()
        returned = student.fine_tune(model, *scored.shoes(), attempt=attempt)
        trained_by_default(returned, "fine_tune", scored.EPOCHS)
        accuracy_counts(returned, "fine_tune")
        after = trained(model, returned, "fine_tune")
        expect(
            movement(model.weighted[0].weights, after.weighted[0].weights) > 0,
            "In the lesson's own model, the first layer did not move in fine-tuning.",
            "unfroze-nothing",
        )
        return after

    scored.expect_accuracy(fine_tune, "fine_tuned", record_property)

"""fine_tune at other rates, and with which optimizer and loss."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_fine_tune import (
    EPOCHS,
    probe,
    rate_is_right,
    tune,
)
from autograder.checks.transfer_learning.findings import trained
from autograder.checks.transfer_learning.stepping import SAME, Way, nearest
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "fine_tune"
CROSSENTROPY = "categorical_crossentropy"


@check(
    points=3,
    hints=(
        "Does your function do the same at another learning rate?",
        "The optimizer is Adam, the loss the categorical cross-entropy, the rate the argument.",
        "keras.optimizers.Adam(learning_rate=learning_rate), and the loss by its name.",
    ),
    needs=("goes_gently",),
)
def test_steps_are_those_of_adam(student: Student, rng: np.random.Generator) -> None:
    """At any rate, its steps are those of Adam on the categorical cross-entropy."""
    given = probe(rng, first="top_conv", rate=3e-4)
    returned = tune(student, given)
    rate_is_right(given, returned)
    after = trained(given.model, returned, "fine_tune")
    ways = [
        Way(name, loss, given.rate)
        for name in ("adam", "nadam", "adamax", "rmsprop", "sgd")
        for loss in (CROSSENTROPY, "mean_squared_error", "mean_absolute_error")
    ]
    found = nearest(given.model, after, given.training, ways[:1], EPOCHS)
    if found.distance > SAME:
        found = nearest(given.model, after, given.training, ways, EPOCHS)
    name, loss, _ = found.way
    known = f"those of {name} on the {loss}" if found.distance <= SAME else "others"
    expect(
        found.distance <= SAME and (name, loss) == ("adam", CROSSENTROPY),
        f"With learning_rate={given.rate:g} the steps should be those of Adam on the "
        f"{CROSSENTROPY}; yours are {known}.",
        "other-loss" if loss != CROSSENTROPY else "other-optimizer",
    )

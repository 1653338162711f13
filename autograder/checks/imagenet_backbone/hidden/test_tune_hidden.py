"""fine_tune at other rates, and with which optimizer and loss."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.public.test_tune import (
    EPOCHS,
    Probe,
    probe,
    rate_is_right,
    tune,
)
from autograder.checks.transfer_learning.findings import (
    has_flags,
    keeps_defaults,
    trained,
    validated_on,
)
from autograder.checks.transfer_learning.stepping import APART, SAME, Way, apart, nearest
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "tune"
CROSSENTROPY = "categorical_crossentropy"
OPTIMIZERS = ("Adam", "Nadam", "Adamax", "RMSprop", "SGD")
LOSSES = (CROSSENTROPY, "mean_squared_error", "mean_absolute_error")
#: Another one that is told where it shows; it may lead to the same weights as the right one.
BINARY = "binary_crossentropy"


def telling(rng: np.random.Generator) -> Probe:
    """A probe on which the losses lead to other weights."""
    while True:
        given = probe(rng, first="top_conv", rate=3e-4, n_classes=4)
        right = Way("Adam", CROSSENTROPY, given.rate)
        others = [(given.training, right._replace(loss=loss)) for loss in LOSSES[1:]]
        if apart(given.model, given.training, right, others, EPOCHS) >= APART:
            return given


def following(given: Probe) -> Probe:
    """The probe with a BatchNormalization that may learn."""
    return given._replace(model=probes.flagged(given.model, {"top_bn": True}))


@check(
    points=2,
    hints=(
        "Does your function do the same at another learning rate?",
        "The optimizer is Adam, the loss the categorical cross-entropy, the rate the argument.",
        "Compile in every call, also a model that was compiled before.",
    ),
    needs=("goes_gently",),
)
def test_steps_are_those_of_adam(student: Student, rng: np.random.Generator) -> None:
    """At any rate, whatever may learn takes the steps of Adam on the categorical cross-entropy."""
    given = telling(rng)
    returned = tune(student, given, compiled=True)
    keeps_defaults(returned, "fine_tune", epochs=3, learning_rate=1e-5)
    rate_is_right(given, returned)
    after = trained(given.model, returned, "fine_tune")
    ways = [Way(name, loss, given.rate) for name in OPTIMIZERS for loss in (*LOSSES, BINARY)]
    found = nearest(given.model, after, given.training, ways[:1], EPOCHS)
    if found.distance > SAME:
        found = nearest(given.model, after, given.training, ways, EPOCHS)
    name, loss, _ = found.way
    ours = found.distance <= SAME
    known = f"those of {name} on the {loss}" if ours else "others"
    why = (
        "This model came compiled, with other settings. Does your function compile it in every "
        "case, and with plain Adam?"
    )
    expect(
        ours and (name, loss) == ("Adam", CROSSENTROPY),
        f"With learning_rate={given.rate:g} the steps should be those of Adam on the "
        f"{CROSSENTROPY}; yours are {known}. {'' if ours else why}".strip(),
        "other-loss" if ours and loss != CROSSENTROPY else "other-optimizer",
    )
    given = following(given)
    expect(
        has_flags(trained(given.model, tune(student, given), "fine_tune"), given.model),
        "In this model one BatchNormalization could learn before `fine_tune`. Afterwards not the "
        "same layers are trainable as before: leave the flags as they are.",
        "froze-again",
    )


@check(
    points=1,
    hints=(
        "Which images does the val_loss in your History come from?",
        "Not those that the network learns from, and not only the first few of the others.",
        "Hand the whole validation set to fit as validation_data.",
    ),
    needs=("steps_are_those_of_adam",),
)
def test_validates_on_all_validation_images(student: Student, rng: np.random.Generator) -> None:
    """The val_loss in the History is the loss on all validation images."""
    given = following(telling(rng))
    returned = tune(student, given)
    validated_on(given.validation, given.training, given.model, returned, "fine_tune")

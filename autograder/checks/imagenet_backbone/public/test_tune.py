"""fine_tune(model, training_set, validation_set, learning_rate=1e-5, epochs=3)."""

from typing import NamedTuple

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.transfer_learning.findings import history_in, listed, the_layer, trained
from autograder.checks.transfer_learning.probes import batches
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.checks.transfer_learning.stepping import step_length
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches, Fitted
from autograder.evidence.model import ModelData, movement
from autograder.scoring.comparing import moves_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "tune"
EPOCHS = 2


class Probe(NamedTuple):
    """A model whose last layers may learn, and what to ask for."""

    model: ModelData
    training: Batches
    validation: Batches
    rate: float


@once_in_a_stream
def probe(
    rng: np.random.Generator,
    first: str = "block2_project",
    rate: float = 1e-5,
    n_classes: int = 2,
) -> Probe:
    data = probes.under_a_head(rng, n_classes=n_classes)
    model = probes.flagged(data, probes.unfrozen_from(data, first))
    n_images = tuple(range(2, 2 + n_classes))
    training = batches(rng, n_images=n_images, size=16)
    validation = batches(rng, n_images=n_images, size=16, batch_size=3)
    return Probe(model, training, validation, rate)


def tune(student: Student, given: Probe, compiled: bool = False) -> Returned:
    """Fine-tune a model, one that was `compiled` before with another optimizer if so asked."""
    return student.fine_tune(
        Fitted(given.model, given.training) if compiled else given.model,
        given.training,
        given.validation,
        learning_rate=given.rate,
        epochs=EPOCHS,
        eagerly=True,
    )


def rate_is_right(given: Probe, returned: Returned) -> None:
    """A Mistake unless the weights moved about as far as Adam moves them at the rate asked."""
    after = trained(given.model, returned, "fine_tune")
    step = step_length(given.model, after) / EPOCHS
    reason = "other-rate"
    if 0.3e-3 <= step <= 3e-3:
        reason = "rate-forgotten"
    elif given.rate != 1e-5 and 0.3e-5 <= step <= 3e-5:
        reason = "rate-hard-coded"
    expect(
        0.5 * given.rate <= step <= 1.5 * given.rate,
        f"A step of Adam moves a weight by about its learning rate. With learning_rate="
        f"{given.rate:g} your weights moved by about {step:.1g} a step.",
        reason,
    )


@check(
    points=2,
    hints=(
        "What do the learning curves get drawn from?",
        "`fit` returns a History, and takes the epochs and the validation data.",
        "Name the metric when you compile, let fit have both sets, and hand on what it returns.",
    ),
)
def test_returns_the_history(student: Student, rng: np.random.Generator) -> None:
    """It returns the History of as many epochs as asked, with validation and accuracy."""
    history = history_in(tune(student, probe(rng)), "fine_tune")
    keys = set(history.metrics)
    expect(
        history.n_epochs == EPOCHS,
        f"With epochs={EPOCHS} the History should have {EPOCHS} epochs; yours has "
        f"{history.n_epochs}.",
        "ignored-epochs",
    )
    expect(
        "val_loss" in keys,
        "The History holds no val_loss: nothing was measured on the validation images.",
        "no-validation",
    )
    expect(
        any("acc" in key for key in keys),
        "The History holds no accuracy: name the metric when you compile.",
        "no-accuracy-metric",
    )


@check(
    points=3,
    hints=(
        "Compare the weights before and after. What moved, and what did not?",
        "Which layers may learn was settled before this function got the model.",
        "Compile, fit, and leave every `trainable` flag alone.",
    ),
    needs=("returns_the_history",),
)
def test_moves_what_may_learn(student: Student, rng: np.random.Generator) -> None:
    """The layers that may learn move; frozen ones and all statistics stand still."""
    given = probe(rng, rate=1e-3)
    after = trained(given.model, tune(student, given), "fine_tune")
    pairs = list(zip(given.model.weighted, after.weighted))
    moves = moves_beside(given.model, after)
    expect(
        any(movement(was.weights, now.weights) > 0 for was, now in pairs),
        "After `fine_tune` the given model has the weights of before. Train it, and not a copy.",
        "trained-a-copy",
        moves,
    )
    for was, now in pairs:
        more = ": its mean and variance, too." if was.statistics else "."
        expect(
            was.trainable or movement(was.weights, now.weights) == 0,
            f"{the_layer(was)} was frozen, but moved in `fine_tune`{more}",
            "moved-frozen-layers",
            moves,
        )
    stuck = [was for was, now in pairs if was.trainable and not now.trainable]
    stuck += [
        was for was, now in pairs if was.trainable and movement(was.learned, now.learned) == 0
    ]
    expect(
        not stuck,
        f"{listed(stuck)} could learn, but did not move.",
        "froze-again",
        moves,
    )


@check(
    points=2,
    hints=(
        "How far did a weight move in a step? Compare it with the learning rate.",
        "An optimizer that is named by a text has the learning rate that Keras gives it.",
        "Make the optimizer yourself, and hand it the rate that the function was called with.",
    ),
    needs=("moves_what_may_learn",),
)
def test_goes_gently(student: Student, rng: np.random.Generator) -> None:
    """At the rate of 1e-5 the weights move by about so much a step."""
    given = probe(rng)
    rate_is_right(given, tune(student, given))

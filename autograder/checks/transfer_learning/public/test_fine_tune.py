"""fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10)."""

from itertools import product
from typing import NamedTuple

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    has_accuracy,
    history_in,
    listed,
    the_layer,
    trained,
)
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.checks.transfer_learning.stepping import SAME, Nearest, Way, nearest, step_length
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches, Fitted
from autograder.evidence.model import ModelData, movement
from autograder.scoring.comparing import layers_beside, moves_beside
from autograder.scoring.rubric import beside, check, expect
from autograder.students.protocol import Student

EXERCISE = "fine_tune"

EPOCHS = 2
CROSSENTROPY = "categorical_crossentropy"
LOSSES = (CROSSENTROPY, "mean_squared_error", "mean_absolute_error")
#: The learning rates that Keras gives optimizers, where they are not 0.001.
OWN_RATES = {"SGD": 1e-2}


class Probe(NamedTuple):
    """A frozen model under its head, which has been trained already, and what to ask for."""

    model: ModelData
    training: Batches
    validation: Batches
    n_layers: int
    rate: float


@once_in_a_stream
def probe(rng: np.random.Generator, style: probes.Style, n_layers: int, rate: float) -> Probe:
    """Layers in blocks of Conv2D, BatchNormalization and MaxPooling2D, so that both sides of
    most boundaries have weights."""
    data = probes.backbone(rng, style=style, size=16, batch_norm=True, lively=True)
    model = probes.with_new_head(data, rng)
    training = probes.batches(rng, size=16)
    validation = probes.batches(rng, size=16, batch_size=3)
    return Probe(model, training, validation, n_layers, rate)


def tune(
    student: Student, given: Probe, eagerly: bool = False, loss: str = CROSSENTROPY
) -> Returned:
    """Fine-tune the model as `train_head` leaves it: compiled, and fitted while frozen.

    Where it is not `eagerly`, with a training step that was traced while it was frozen. It may
    have been compiled with another `loss`.
    """
    fitted = Fitted(given.model, given.training, loss)
    return student.fine_tune(
        fitted,
        given.training,
        given.validation,
        n_layers=given.n_layers,
        learning_rate=given.rate,
        epochs=EPOCHS,
        eagerly=eagerly,
    )


def flags_are_right(given: Probe, returned: Returned) -> None:
    """A Mistake unless the first `n_layers` entries, and those trainable before, are trainable."""
    after = trained(given.model, returned, "fine_tune")
    expect(
        any(movement(b.weights, a.weights) > 0 for b, a in zip(given.model.layers, after.layers)),
        "After `fine_tune` all weights of the given model are those of before. Train the model "
        "that was given, not a copy of it.",
        "trained-a-copy",
    )
    before, entries = probes.entries(given.model), probes.entries(after)
    first = entries[: given.n_layers]
    lost = [layer for layer in first if layer.weights and not layer.trainable]
    above = list(zip(before, entries))[given.n_layers :]
    loose = [layer for was, layer in above if layer.weights and layer.trainable > was.trainable]
    stopped = [layer for was, layer in above if layer.weights and layer.trainable < was.trainable]
    asked = f"With n_layers={given.n_layers} the entries 0 to {given.n_layers - 1} of model.layers"
    n_first = sum(1 for layer in first if layer.weights)
    n_above = sum(1 for was, layer in above if layer.weights and not was.trainable)
    expect(
        not (len(lost) == n_first and not loose),
        f"{asked} should be trainable, but {listed(lost)} stayed frozen: nothing was unfrozen.",
        "unfroze-nothing",
    )
    expect(
        not (len(lost) == n_first and loose),
        f"{asked} should be trainable; instead of {listed(lost)} you unfroze {listed(loose)}. "
        f"Count from the beginning.",
        "unfroze-the-wrong-end",
    )
    expect(
        not (loose and len(loose) == n_above and not lost),
        f"{asked} should be trainable, and the others keep their flags; you unfroze all of them.",
        "unfroze-everything",
    )
    numbered = f"{asked} should be trainable, numbered as `describe_layers` numbers them"
    expect(not lost, f"{numbered}, but {listed(lost)} stayed frozen.", "unfroze-another-number")
    expect(
        not loose,
        f"{numbered}, but {listed(loose)} became trainable as well.",
        "unfroze-another-number",
    )
    expect(
        not stopped,
        f"{asked} become trainable and the others keep their flags, but you froze "
        f"{listed(stopped)}. The head goes on learning.",
        "froze-the-head",
    )


def adam(rate: float) -> Way:
    return Way("Adam", CROSSENTROPY, rate)


def way_of(given: Probe, returned: Returned) -> Nearest:
    """How the student trained, from the weights."""
    after = trained(given.model, returned, "fine_tune")
    found = nearest(given.model, after, given.training, [adam(given.rate)], EPOCHS)
    if found.distance <= SAME:
        return found
    return nearest(given.model, after, given.training, _ways(given.rate), EPOCHS)


def _ways(rate: float) -> list[Way]:
    """What else may have been trained with: at the rate asked, or at the optimizer's own."""
    names = ("Adam", "Nadam", "Adamax", "RMSprop", "SGD")
    asked = [Way(name, loss, rate) for name, loss in product(names, LOSSES)]
    own = [Way(name, CROSSENTROPY, OWN_RATES.get(name, 1e-3)) for name in names]
    return asked + own


def steps_are_adams(given: Probe, found: Nearest) -> None:
    """A Mistake unless the student trained with Adam, at the rate asked, on the cross-entropy."""
    name, loss, rate = found.way
    known = f"those of {name} at {rate:g} on the {loss}"
    expect(
        found.distance <= SAME and found.way == adam(given.rate),
        f"With learning_rate={given.rate:g} the steps should be those of Adam on the "
        f"{CROSSENTROPY}; yours are {known if found.distance <= SAME else 'others'}.",
        "other-loss" if loss != CROSSENTROPY else "other-optimizer",
    )


def rate_is_right(given: Probe, returned: Returned) -> None:
    """A Mistake unless the weights moved about as far as Adam moves them at the rate asked."""
    after = trained(given.model, returned, "fine_tune")
    step = step_length(given.model, after) / EPOCHS
    near = 0.5 * given.rate <= step <= 1.5 * given.rate
    if not near:
        found = way_of(given, returned)
        if found.distance <= SAME and found.way.optimizer != "Adam":
            steps_are_adams(given, found)
    reason = "other-rate"
    if 0.3e-3 <= step <= 3e-3:
        reason = "rate-forgotten"
    elif given.rate != 1e-5 and 0.3e-5 <= step <= 3e-5:
        reason = "rate-hard-coded"
    expect(
        near,
        f"A step of Adam moves a weight by about its learning rate. With learning_rate="
        f"{given.rate:g} your weights moved by about {step:.1g} a step.",
        reason,
    )


def moves_what_it_should(given: Probe, returned: Returned) -> None:
    """A Mistake unless training moved just the layers that are trainable now."""
    after = trained(given.model, returned, "fine_tune")
    pairs = list(zip(given.model.weighted, after.weighted))
    # A step that was built anew updates statistics even where its rate is too low to be seen.
    built_anew = any(
        movement(was.statistics, layer.statistics) > 0 for was, layer in pairs if layer.trainable
    )
    for before, layer in pairs:
        if layer.trainable:
            expect(
                movement(before.learned, layer.learned) > 0 or built_anew,
                f"The layer {the_layer(layer)} says that it is trainable, but its weights did not "
                f"move. Keras goes on with the training step that it built before: compile "
                f"again after the flags have changed.",
                "no-recompile",
            )
        else:
            expect(
                movement(before.weights, layer.weights) == 0,
                f"The layer {the_layer(layer)} is frozen, but it moved in `fine_tune`.",
                "moved-frozen-layers",
            )
    head = after.weighted[-1]
    expect(
        movement(given.model.weighted[-1].weights, head.weights) > 0,
        f"The layer {the_layer(head)} did not move: the head goes on learning in fine-tuning.",
        "froze-the-head",
    )


@check(
    points=1,
    hints=(
        "What does `train_head` return, and how many epochs has it?",
        "`fit` returns a History, and takes the epochs and the validation data.",
        "Pass epochs and the validation set on to fit, name the metric when you compile, and "
        "return what fit returns.",
    ),
)
def test_fine_tune_returns_the_history(student: Student, rng: np.random.Generator) -> None:
    """It returns the History of as many epochs as asked, with the validation accuracy."""
    history = history_in(tune(student, probe(rng, "sequential", 4, 1e-5)), "fine_tune")
    expect(
        "loss" in history.metrics,
        "The History that `fine_tune` returned holds no loss: has `fit` been run?",
        "never-fitted",
    )
    expect(
        history.n_epochs == EPOCHS,
        f"With epochs={EPOCHS} the History should have {EPOCHS} epochs; yours has "
        f"{history.n_epochs}.",
        "ignored-epochs",
    )
    expect(
        "val_loss" in history.metrics,
        "The History holds no val_loss: nothing was measured on the validation images.",
        "no-validation",
    )
    expect(
        has_accuracy(history),
        "The History holds no accuracy: name the metric of `train_head` when you compile again.",
        "no-accuracy-metric",
    )


@check(
    points=2,
    hints=(
        "Compare the table of `describe_layers` before and after. Which layers are trainable?",
        "`model.layers` is a list in order; its beginning is where edges and textures are seen.",
        "Set trainable to true on each of the first n_layers entries, and on no others. On the "
        "model as a whole it does nothing if it is true already.",
    ),
    needs=("fine_tune_returns_the_history",),
)
def test_unfreezes_the_first_layers(student: Student, rng: np.random.Generator) -> None:
    """The first `n_layers` layers become trainable, and the others keep their flags."""
    given = probe(rng, "sequential", 4, 1e-5)
    returned = tune(student, given)
    entries = probes.entries(trained(given.model, returned, "fine_tune"))
    before = enumerate(probes.entries(given.model))
    learns = [at < given.n_layers or layer.trainable for at, layer in before]
    with beside(layers_beside(entries, learns=learns)):
        flags_are_right(given, returned)


@check(
    points=2,
    hints=(
        "Compare the weights of the first layer before and after. Did it move?",
        "Keras settles which weights move when it builds the training step, at the first `fit` "
        "after `compile`. This model has been fitted before.",
        "Change the flags first, compile again, and only then fit.",
    ),
    needs=("unfreezes_the_first_layers",),
)
def test_unfrozen_layers_move(student: Student, rng: np.random.Generator) -> None:
    """The unfrozen layers and the head really move in training, and frozen ones do not."""
    given = probe(rng, "sequential", 4, 1e-5)
    returned = tune(student, given)
    after = trained(given.model, returned, "fine_tune")
    with beside(moves_beside(given.model, after, [one.trainable for one in after.weighted])):
        moves_what_it_should(given, returned)


@check(
    points=1,
    hints=(
        "How far did a weight move in a step? Compare it with the learning rate.",
        "An optimizer that is named by a text has the learning rate that Keras gives it.",
        "Make the optimizer Adam yourself, and hand it the learning_rate of the function.",
    ),
    needs=("unfrozen_layers_move",),
)
def test_fine_tunes_gently(student: Student, rng: np.random.Generator) -> None:
    """At the rate of 1e-5 the weights move by about so much a step."""
    given = probe(rng, "sequential", 4, 1e-5)
    rate_is_right(given, tune(student, given))

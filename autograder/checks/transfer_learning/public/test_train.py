"""train_head(model, training_set, validation_set, epochs=10): compile, and fit."""

from itertools import product
from typing import NamedTuple

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    has_accuracy,
    history_in,
    the_layer,
    trained,
)
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.checks.transfer_learning.stepping import (
    APART,
    SAME,
    Nearest,
    Way,
    apart,
    joined,
    nearest,
)
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches, Fitted
from autograder.evidence.model import ModelData, movement
from autograder.scoring.comparing import moves_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"

EPOCHS = 3
CROSSENTROPY = "categorical_crossentropy"
RIGHT = Way("Nadam", CROSSENTROPY, 1e-3)
OPTIMIZERS = (
    ("Nadam", 1e-3), ("Adam", 1e-3), ("Adamax", 1e-3), ("RMSprop", 1e-3), ("SGD", 1e-2),
    ("Adagrad", 1e-3), ("Nadam", 1e-2), ("Nadam", 1e-4), ("Nadam", 1e-5), ("Adam", 1e-2),
    ("Adam", 1e-4), ("Adam", 1e-5),
)  # fmt: skip
LOSSES = (CROSSENTROPY, "binary_crossentropy", "mean_squared_error", "mean_absolute_error")
WAYS = tuple(Way(name, loss, rate) for (name, rate), loss in product(OPTIMIZERS, LOSSES))


class Probe(NamedTuple):
    """A frozen model of three classes under a new head, with one batch for each set.

    With two classes, binary and categorical cross-entropy would be the same number.
    """

    model: ModelData
    training: Batches
    validation: Batches


@once_in_a_stream
def probe(rng: np.random.Generator) -> Probe:
    """A probe that tells losses and image sets apart, as eight in ten do."""
    while True:
        data = probes.backbone(rng, n_blocks=1, size=16, batch_norm=True, lively=True)
        model = probes.with_new_head(data, rng, n_classes=3)
        training = probes.batches(rng, n_images=(3, 3, 3), size=16)
        validation = probes.batches(rng, n_images=(7, 1, 1), size=16)
        others = [(training, RIGHT._replace(loss=loss)) for loss in LOSSES[1:]]
        others += [(validation, RIGHT), (joined(training, validation), RIGHT)]
        if apart(model, training, RIGHT, others, EPOCHS) >= APART:
            return Probe(model, training, validation)


def train(student: Student, given: Probe, compiled: bool = False) -> Returned:
    """Train a model, one that was `compiled` and has trained before if so asked."""
    model = Fitted(given.model, given.training) if compiled else given.model
    return student.train_head(model, given.training, given.validation, epochs=EPOCHS, eagerly=True)


def way_of(given: Probe, returned: Returned, batches: Batches | None = None) -> Nearest:
    """How the student trained, from the weights; on the training images if not on others."""
    images = batches or given.training
    after = trained(given.model, returned, "train_head")
    right = nearest(given.model, after, images, [RIGHT], EPOCHS)
    if right.distance <= SAME:
        return right
    return nearest(given.model, after, images, WAYS, EPOCHS)


@check(
    points=0.5,
    hints=(
        "What do the learning curves get drawn from?",
        "`fit` returns a History: the loss and accuracy of every epoch.",
        "Return what `fit` returns.",
    ),
    because="A missing History is told as such, before figures are looked for in it.",
)
def test_train_returns_the_history(student: Student, rng: np.random.Generator) -> None:
    """It returns the History of the training."""
    history = history_in(train(student, probe(rng)), "train_head")
    expect(
        "loss" in history.metrics,
        "The History that `train_head` returned holds no loss: has `fit` been run?",
        "never-fitted",
    )


@check(
    points=1,
    hints=(
        "Compare the weights of the given model before and after. Has the new layer moved?",
        "Training means `fit`, on the model that was given; a clone's weights are its own.",
        "Compile the given model, then call its fit on the training set.",
    ),
    needs=("train_returns_the_history",),
    because="A training that moves nothing is told before its steps are looked at.",
)
def test_head_moves(student: Student, rng: np.random.Generator) -> None:
    """The new layer of the given model learns: its weights move."""
    given = probe(rng)
    after = trained(given.model, train(student, given), "train_head")
    head, new = given.model.chain[-1], after.chain[-1]
    moved = movement(head.weights, new.weights) > 0
    expect(
        moved or after.compiled is not None,
        "The History tells of a training, but the given model was never compiled: another model "
        "was trained, a copy perhaps, and the given one knows nothing of it.",
        "trained-a-copy",
    )
    expect(
        moved or new.trainable,
        f"{the_layer(head)} was trainable in the given model; after `train_head` it is frozen, and "
        f"it has learned nothing.",
        "froze-the-head",
        moves_beside(given.model, after),
    )
    expect(
        moved,
        f"After `train_head` the weights of {the_layer(head)} are those of before: the given "
        f"model has not been trained.",
        "head-not-trained",
        moves_beside(given.model, after),
    )


@check(
    points=0.5,
    hints=(
        "Is the number of epochs taken from the argument?",
        "`fit` trains for one epoch unless it is told otherwise.",
        "`fit` has a parameter `epochs`: pass the function's own on.",
    ),
    needs=("train_returns_the_history", "head_moves"),
)
def test_trains_for_the_epochs_asked(student: Student, rng: np.random.Generator) -> None:
    """It trains for as many epochs as it is asked."""
    history = history_in(train(student, probe(rng)), "train_head")
    expect(
        history.n_epochs == EPOCHS,
        f"With epochs={EPOCHS} the History should have {EPOCHS} epochs; yours has "
        f"{history.n_epochs}.",
        "ignored-epochs",
    )


@check(
    points=1,
    hints=(
        "How would you notice that the network learns its pictures by heart?",
        "`fit` measures validation_data after each epoch, and `compile` names the metrics.",
        "Give the metric accuracy to compile, and the validation set to fit as validation_data.",
    ),
    needs=("train_returns_the_history",),
)
def test_validation_is_in_the_history(student: Student, rng: np.random.Generator) -> None:
    """The History holds loss and accuracy, on the training and on the validation images."""
    history = history_in(train(student, probe(rng)), "train_head")
    here = f"The History holds {', '.join(sorted(history.metrics)) or 'nothing'}"
    expect(
        "val_loss" in history.metrics,
        f"{here}, but no val_loss: nothing was measured on the validation images.",
        "no-validation",
    )
    expect(
        has_accuracy(history),
        f"{here}, but no accuracy: name it when you compile.",
        "no-accuracy-metric",
    )


@check(
    points=1,
    hints=(
        "Compare the weights of the first layers before and after. May they have moved?",
        "Somebody froze these layers before they were given to you.",
        "Leave `trainable` alone in this function: compile, fit, and no more.",
    ),
    needs=("head_moves",),
)
def test_frozen_layers_stand_still(student: Student, rng: np.random.Generator) -> None:
    """The frozen layers do not move by one bit, BatchNormalization's statistics included."""
    given = probe(rng)
    after = trained(given.model, train(student, given), "train_head")
    for before, layer in zip(given.model.weighted[:-1], after.weighted):
        only_statistics = movement(before.learned, layer.learned) == 0
        expect(
            movement(before.weights, layer.weights) == 0,
            f"The layer {the_layer(before)} was frozen, but its "
            + ("moving mean and variance" if only_statistics else "weights")
            + " changed in `train_head`.",
            "unfroze-the-backbone",
            moves_beside(given.model, after),
        )
    expect(
        not any(layer.trainable for layer in after.weighted[:-1]),
        "`train_head` set `trainable` on layers that were frozen when it got them.",
        "unfroze-the-backbone",
    )


@check(
    points=1,
    hints=(
        "Which images is the network allowed to learn from?",
        "The first argument of `fit` is what is learned from, validation_data what is measured.",
        "Learn from the training set alone, and hand the other one over as validation_data.",
    ),
    needs=("frozen_layers_stand_still", "trains_for_the_epochs_asked"),
    because="It names the images; steps on other images look like another optimizer's.",
)
def test_learns_from_the_training_images(student: Student, rng: np.random.Generator) -> None:
    """The weights moved as the training images alone would move them."""
    given = probe(rng)
    returned = train(student, given)
    right = way_of(given, returned)
    if right.distance <= SAME:
        return
    both = joined(given.training, given.validation)
    for images, said in (
        (given.validation, "the validation images teach"),
        (both, "training and validation images together teach"),
    ):
        expect(
            right.distance <= way_of(given, returned, images).distance,
            f"The new layer moved as {said} it. The validation images must not be learned from: "
            f"they are there to measure.",
            "trained-on-validation",
        )


@check(
    points=1,
    hints=(
        "Which optimizer does the exercise ask for, and which one did you name?",
        "Optimizers differ in how far and where each step goes. One named by its text has the "
        "learning rate that Keras gives it, 0.001.",
        "The optimizer is nadam, at its own learning rate.",
    ),
    needs=("learns_from_the_training_images",),
)
def test_steps_are_those_of_nadam(student: Student, rng: np.random.Generator) -> None:
    """The steps that the weights took are those of Nadam."""
    given = probe(rng)
    found = way_of(given, train(student, given))
    ours = found.distance <= SAME
    exact = f"those of {found.way.optimizer} at a learning rate of {found.way.rate:g}"
    expect(
        found.steps_of(RIGHT),
        f"The steps of your training are {exact if ours else 'not those of Nadam'}. They should "
        f"be those of Nadam at its own rate of {RIGHT.rate:g}.",
        "other-rate" if ours and found.way.optimizer == RIGHT.optimizer else "other-optimizer",
    )
    expect(
        way_of(given, train(student, given, compiled=True)).steps_of(RIGHT),
        "Given a model that was compiled and trained before, `train_head` goes on with "
        "what is left of that. Does it compile in every call?",
        "other-optimizer",
    )


@check(
    points=1,
    hints=(
        "Which loss does the exercise ask for?",
        "The labels are one-hot and the outputs are probabilities of classes that exclude each "
        "other: there is a loss made for this.",
        "The loss is the categorical cross-entropy.",
    ),
    needs=("learns_from_the_training_images",),
)
def test_loss_is_crossentropy(student: Student, rng: np.random.Generator) -> None:
    """What the steps make smaller is the categorical cross-entropy."""
    given = probe(rng)
    loss = way_of(given, train(student, given)).way.loss
    expect(
        loss == CROSSENTROPY,
        f"The steps of your training make the {loss} smaller. For one-hot labels of classes that "
        f"exclude each other it should be the {CROSSENTROPY}.",
        "other-loss",
    )

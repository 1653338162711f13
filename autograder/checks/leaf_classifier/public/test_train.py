"""train_classifier(model, training_set, epochs, learning_rate): compile, and fit."""

from itertools import product
from typing import NamedTuple

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import history_in, listed, trained
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.checks.transfer_learning.stepping import (
    APART,
    SAME,
    Nearest,
    Way,
    apart,
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
RATE = 2e-3
CROSSENTROPY = "categorical_crossentropy"
RIGHT = Way("Adam", CROSSENTROPY, RATE)
OPTIMIZERS = (
    ("Adam", RATE), ("Adam", 1e-3), ("Adam", 3e-3), ("Adam", 1e-2), ("Adam", 1e-4),
    ("Nadam", RATE), ("Nadam", 1e-3), ("Adamax", RATE), ("RMSprop", RATE), ("SGD", RATE),
    ("SGD", 1e-2),
)  # fmt: skip
LOSSES = (CROSSENTROPY, "binary_crossentropy", "mean_squared_error", "mean_absolute_error")
WAYS = tuple(Way(name, loss, rate) for (name, rate), loss in product(OPTIMIZERS, LOSSES))


class Probe(NamedTuple):
    """A fresh model of three classes, and one batch of pictures."""

    model: ModelData
    training: Batches


@once_in_a_stream
def probe(rng: np.random.Generator) -> Probe:
    """A probe that tells losses apart."""
    while True:
        model = probes.backbone(rng, n_blocks=1, n_classes=3, size=16, batch_norm=True, lively=True)
        training = probes.batches(rng, n_images=(3, 3, 3), size=16)
        others = [(training, RIGHT._replace(loss=loss)) for loss in LOSSES[1:]]
        if apart(model, training, RIGHT, others, EPOCHS) >= APART:
            return Probe(model, training)


def train(student: Student, given: Probe, compiled: bool = False) -> Returned:
    """Train a model, one that was `compiled` and has trained before if so asked."""
    model = Fitted(given.model, given.training) if compiled else given.model
    return student.train_classifier(
        model, given.training, epochs=EPOCHS, learning_rate=RATE, eagerly=True
    )


def way_of(given: Probe, returned: Returned) -> Nearest:
    """How the student trained, from the weights."""
    after = trained(given.model, returned, "train_classifier")
    right = nearest(given.model, after, given.training, [RIGHT], EPOCHS)
    if right.distance <= SAME:
        return right
    return nearest(given.model, after, given.training, WAYS, EPOCHS)


@check(
    points=2,
    hints=(
        "What do the learning curves get drawn from?",
        "`fit` returns a History: the loss and accuracy of every epoch.",
        "Return what `fit` returns.",
    ),
)
def test_gives_the_history(student: Student, rng: np.random.Generator) -> None:
    """It returns the History of the training, with the accuracy in it."""
    history = history_in(train(student, probe(rng)), "train_classifier")
    expect("loss" in history.metrics, "The History holds no loss: has `fit` been run?", "no-fit")
    expect(
        any("acc" in key for key in history.metrics),
        f"The History holds {', '.join(sorted(history.metrics))}, but no accuracy: name it when "
        f"you compile.",
        "no-accuracy-metric",
    )


@check(
    points=3,
    hints=(
        "Compare the weights of the given model before and after. Have all of them moved?",
        "Training means `fit`, on the model that was given; a clone's weights are its own.",
        "Compile the given model, then call its fit on the training set.",
    ),
    needs=("gives_the_history",),
)
def test_all_layers_learn(student: Student, rng: np.random.Generator) -> None:
    """Every layer of the given model learns: its weights move."""
    given = probe(rng)
    after = trained(given.model, train(student, given), "train_classifier")
    pairs = list(zip(given.model.weighted, after.weighted))
    still = [layer for was, layer in pairs if not movement(was.learned, layer.learned) > 0]
    expect(
        not still,
        f"After `train_classifier` the weights of {listed(still)} are those of before.",
        "not-trained" if len(still) == len(pairs) else "froze-in-training",
        moves_beside(given.model, after),
    )


@check(
    points=2,
    hints=(
        "Is the number of epochs taken from the argument?",
        "`fit` trains for one epoch unless it is told otherwise.",
        "`fit` has a parameter `epochs`: pass the function's own on.",
    ),
    needs=("gives_the_history",),
    because="Steps of a training that is too long or too short look like another optimizer's.",
)
def test_trains_the_epochs_asked(student: Student, rng: np.random.Generator) -> None:
    """It trains for as many epochs as it is asked."""
    history = history_in(train(student, probe(rng)), "train_classifier")
    expect(
        history.n_epochs == EPOCHS,
        f"With epochs={EPOCHS} the History should have {EPOCHS} epochs; yours has "
        f"{history.n_epochs}.",
        "ignored-epochs",
    )


@check(
    points=3,
    hints=(
        "Which optimizer does the exercise ask for, and at which rate?",
        "An optimizer that is named by its text has the rate that Keras gives it.",
        "Make keras.optimizers.Adam with the learning rate of the argument, and compile with it.",
    ),
    needs=("all_layers_learn", "trains_the_epochs_asked"),
)
def test_steps_are_those_of_adam(student: Student, rng: np.random.Generator) -> None:
    """The steps that the weights took are those of Adam at the learning rate asked for."""
    given = probe(rng)
    found = way_of(given, train(student, given))
    ours = found.distance <= SAME
    exact = f"those of {found.way.optimizer} at a learning rate of {found.way.rate:g}"
    adam = found.way.optimizer == "Adam"
    expect(
        found.steps_of(RIGHT),
        f"With learning_rate={RATE:g} the steps of your training are "
        f"{exact if ours else 'not those of Adam'}; they should be those of Adam at this rate.",
        "ignored-rate" if ours and adam else "other-optimizer",
    )
    expect(
        way_of(given, train(student, given, compiled=True)).steps_of(RIGHT),
        "Given a model that was compiled and trained before, `train_classifier` goes on with "
        "what is left of that. Does it compile in every call?",
        "other-optimizer",
    )


@check(
    points=3,
    hints=(
        "Which loss does the exercise ask for?",
        "The labels are one-hot and the outputs are probabilities of classes that exclude each "
        "other: there is a loss made for this.",
        "The loss is the categorical cross-entropy.",
    ),
    needs=("all_layers_learn", "trains_the_epochs_asked"),
)
def test_the_loss_is_crossentropy(student: Student, rng: np.random.Generator) -> None:
    """What the steps make smaller is the categorical cross-entropy."""
    given = probe(rng)
    loss = way_of(given, train(student, given)).way.loss
    expect(
        loss == CROSSENTROPY,
        f"The steps of your training make the {loss} smaller. For one-hot labels of classes that "
        f"exclude each other it should be the {CROSSENTROPY}.",
        "other-loss",
    )

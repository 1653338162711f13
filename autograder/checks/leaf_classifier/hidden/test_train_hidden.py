"""train_classifier on the lesson's leaves: what the network is worth on others."""

from collections.abc import Callable
from functools import lru_cache, partial

import keras
import msgspec
import numpy as np

from autograder.checks.leaf_classifier.hidden import growing
from autograder.checks.leaf_classifier.public.test_train import (
    EPOCHS,
    RATE,
    RIGHT,
    probe,
    train,
    way_of,
)
from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    accuracy_counts,
    history_in,
    keeps_defaults,
    trained,
)
from autograder.checks.transfer_learning.hidden.settled import TRAININGS, settled
from autograder.checks.transfer_learning.misread import Labelled
from autograder.checks.transfer_learning.stepping import SAME, loss_on, nearest
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData, movement
from autograder.evidence.snapshot import snapshot
from autograder.lesson.folder import data_folder
from autograder.lesson.thresholds import read_thresholds, wilson_interval
from autograder.scoring.comparing import accuracy_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"

SIZE = 16
#: More epochs than a patience of ten, which Keras' callbacks have, waits for.
MANY = 16
#: A rate at which no weight moves, so that a loss differs only where the images do: by 1e-2 of it
#: and more from epoch to epoch where they are drawn anew, by float rounding where they are not.
NO_RATE = 1e-9
SAME_LOSS = 1e-5


@lru_cache(maxsize=1)
def faint() -> tuple[ModelData, Batches]:
    """A model and black pictures, those of one of two classes with a pixel that is all but black.

    Each step moves the weights of this pixel by the rate, while the loss stands still: in MANY
    epochs it falls by less than 1e-4, which Keras' callbacks take for no change.
    """
    layers = [
        keras.Input((SIZE, SIZE, 3)),
        keras.layers.Flatten(),
        keras.layers.Dense(2, activation="softmax", kernel_initializer="zeros"),
    ]
    black = np.zeros((3, SIZE, SIZE, 3), "uint8")
    lit = black.copy()
    lit[:, SIZE // 2, SIZE // 2, 0] = 1
    folder = Folder({"black": black, "lit": lit})
    return snapshot(keras.Sequential(layers)), Batches(folder, (SIZE, SIZE), batch_size=6)


def rate_stays(student: Student) -> None:
    """A Mistake if steps become others while the loss stands still; stopping there is no fault."""
    model, images = faint()
    returned = student.train_classifier(
        model, images, epochs=MANY, learning_rate=RATE, eagerly=True
    )
    after = trained(model, returned, "train_classifier")
    expect(
        nearest(model, after, images, [RIGHT], MANY).distance <= SAME,
        f"Where the loss stands still, your training takes other steps after a while than those of "
        f"Adam at learning_rate={RATE:g}; in the first {EPOCHS} epochs they are the right ones. "
        f"Does something change the rate on the way?",
        "other-rate",
    )


def losses_standing_still(
    student: Student, model: ModelData, images: Batches, epochs: int
) -> tuple[float | None, ...]:
    """The loss of each epoch, as the History has it, of a training in which no weight moves."""
    returned = student.train_classifier(
        model, images, epochs=epochs, learning_rate=NO_RATE, eagerly=True
    )
    return tuple(history_in(returned, "train_classifier").metrics.get("loss", ()))


def draws_anew(student: Student, rng: np.random.Generator) -> None:
    """A Mistake if augmented images are the same ones in every epoch."""
    model = probes.backbone(rng, n_blocks=1, n_classes=3, size=SIZE, lively=True)
    plain = probes.batches(rng, n_images=(3, 3, 3), size=SIZE)
    images = msgspec.structs.replace(plain, augment=True)
    losses = [loss for loss in losses_standing_still(student, model, images, epochs=3) if loss]
    expect(
        len(losses) < 2 or max(losses) - min(losses) > SAME_LOSS * max(losses),
        f"The training images are turned and zoomed anew each time that they are drawn; in your "
        f"training they are the same ones in all {len(losses)} epochs. Hand the training set "
        f"itself to `fit`.",
        "drawn-once",
    )


def sees_all(student: Student, rng: np.random.Generator) -> None:
    """A Mistake if an epoch of whole batches leaves some out, or goes through some twice."""
    model = probes.backbone(rng, n_blocks=1, n_classes=3, size=SIZE, lively=True)
    plain = probes.batches(rng, n_images=(3, 3, 3), size=SIZE)
    images = msgspec.structs.replace(plain, batch_size=3)
    found, *_ = losses_standing_still(student, model, images, epochs=1) or (None,)
    wanted = loss_on(model, plain)
    expect(
        found is None or abs(found - wanted) <= SAME_LOSS * wanted,
        "Of 9 images in 3 batches, an epoch of your training does not see each one once: with a "
        "rate so small that no weight moves, its loss is not that of all 9. `fit` knows by itself "
        "how many batches an epoch has.",
        "part-of-the-images",
    )


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
    """It trains other networks, on all images, drawn anew each epoch, at one rate to the end."""
    given = probe(rng)
    short = way_of(given, train(student, given))
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
    draws_anew(student, rng)
    if short.distance <= SAME and short.way == RIGHT:  # another way is another check's matter
        rate_stays(student)
        sees_all(student, rng)


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

"""train_on_features on the features of real shoes, and at another rate."""

from collections.abc import Callable
from functools import lru_cache, partial

from autograder.checks.imagenet_backbone.hidden import scored
from autograder.checks.imagenet_backbone.public.test_train import (
    BATCH,
    USUAL_EPOCHS,
    USUAL_RATE,
    adam_distance,
    close,
    distance,
    head_in,
)
from autograder.checks.transfer_learning.findings import keeps_defaults
from autograder.checks.transfer_learning.hidden.settled import TRAININGS, settled
from autograder.evidence.model import ModelData
from autograder.lesson.features import Features
from autograder.lesson.thresholds import wilson_interval
from autograder.scoring.comparing import accuracy_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"
#: A batch with five classes, and how it is learned: other losses than the categorical
#: cross-entropy, such as the binary one or the squared error, lead elsewhere by 5 % and more.
N_CLASSES, MANY, HIGH = 5, 24, 0.2
#: At this rate the loss is 0 after five steps, and Adam goes on by its momentum, less in each step.
FLAT = 4.0


@check(
    points=1,
    hints=(
        "What does your function do at another learning rate, or with other numbers of images?",
        "Nothing but the arguments should decide about the steps.",
        "Look for numbers in your code that should be arguments.",
    ),
    needs=("head_learns",),
)
def test_takes_other_steps(student: Student) -> None:
    """With other rates and numbers it takes other steps, all of them, on the same loss."""
    found = distance(student, 9, 3, 5e-4)
    expect(
        close(found, adam_distance(6, 5e-4)),
        f"3 epochs of 9 images in batches of 8 are 6 steps; your bias moved {found:.3g} times as "
        f"far as the learning rate of 0.0005.",
        "hard-coded-numbers",
    )
    found = distance(student, BATCH, MANY, HIGH, N_CLASSES)
    wanted = adam_distance(MANY, HIGH, N_CLASSES)
    expect(
        close(found, wanted),
        f"In {MANY} steps on images of {N_CLASSES} classes Adam should move the bias {wanted:.3g} "
        f"times as far as the learning rate; yours moved {found:.3g} times as far. Is the loss the "
        f"categorical cross-entropy?",
        "other-loss",
    )
    found, wanted = distance(student, BATCH, USUAL_EPOCHS, FLAT), adam_distance(USUAL_EPOCHS, FLAT)
    expect(
        close(found, wanted),
        f"In {USUAL_EPOCHS} epochs of one batch Adam should move the bias {wanted:.3g} times as "
        f"far as the learning rate of {FLAT:g}; yours moved {found:.3g} times as far. Are all "
        f"epochs run, also when the loss does not fall any more?",
        "ignored-epochs",
    )


@check(
    points=3,
    hints=(
        "What accuracy does your head reach on the test features?",
        "Thirty epochs with Adam at 0.001 are enough for the cached features of the shoes.",
        "It is the same training as before, on more images: all rows must take part in it.",
    ),
    needs=("head_learns",),
)
def test_tells_unseen_shoes_apart(
    student: Student, record_property: Callable[[str, object], None]
) -> None:
    """Trained on the features of the shipped shoes, it tells shoes apart that nobody trained on."""
    given = scored.training()

    @lru_cache(maxsize=TRAININGS)
    def train(attempt: int) -> ModelData:
        returned = student.train_on_features(given.features, given.labels, attempt=attempt)
        keeps_defaults(returned, "train_on_features", epochs=USUAL_EPOCHS, learning_rate=USUAL_RATE)
        return head_in(returned, given.features, given.labels)

    for unseen, what in scored.scored_sets():
        n, wanted = len(unseen.classes), scored.least(unseen)
        share = settled(partial(_measured, train, unseen), n, wanted, what, record_property)
        low, high = wilson_interval(share, n)
        expect(
            share >= wanted,
            f"Of {n} {what} your head tells {share:.0%} right, so that its accuracy lies between "
            f"{low:.0%} and {high:.0%} (Wilson's 95 % interval); {wanted:.0%} should be within "
            f"reach.",
            "low-accuracy",
            accuracy_beside(share, n, wanted, what),
        )


def _measured(train: Callable[[int], ModelData], given: Features, attempt: int) -> float:
    return scored.accuracy(train(attempt), given)

"""test_accuracy(model, dataset): the share of images that are classified correctly."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.quiz import Quiz, drawn, quiz
from autograder.checks.transfer_learning.stepping import loss_on, one_batch
from autograder.evidence.calls import Returned
from autograder.evidence.values import ArrayData, Items, Plain, describe
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "evaluate"
TOLERANCE = 1e-4  # room for float32; one image of eleven is worth 0.09


def share_in(returned: Returned) -> float:
    """The number that `test_accuracy` returned; a Mistake if it is none."""
    value = returned.value
    number = value.number if isinstance(value, Plain) else None
    if isinstance(value, ArrayData) and value.array.size == 1:
        number = float(value.array.reshape(()))
    nothing = describe(value) == "None"
    what = "a list of several numbers" if isinstance(value, Items) else describe(value)
    expect(
        number is not None,
        f"`test_accuracy` should return one number, but it returned {what}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert number is not None
    return number


def accuracy_is_right(returned: Returned, asked: Quiz) -> None:
    """A Mistake unless the number is the share of right answers."""
    found, wanted = share_in(returned), asked.accuracy
    n, n_right = len(asked.right), sum(asked.right)
    same = abs(found - wanted) <= TOLERANCE
    reason, why = ("", "") if same else _reason(found, asked)
    expect(
        same,
        f"{n_right} of {n} images are classified correctly, which is {wanted:.4f}; "
        f"`test_accuracy` says {found:.4f}. {why}".strip(),
        reason,
    )


def small_quiz(rng: np.random.Generator) -> Quiz:
    """Two classes, twenty images in batches of four, any number of them answered right."""
    return quiz(rng, drawn(rng, (9, 11), 4), batch_size=4)


def _reason(found: float, asked: Quiz) -> tuple[str, str]:
    right, size = np.array(asked.right, dtype=float), asked.batches.batch_size
    each = [right[at : at + size] for at in range(0, len(right), size)]
    known = (
        (100 * asked.accuracy, "percent", "Return the share from 0 to 1, not per cent."),
        (1 - asked.accuracy, "wrong-share", "That is the share of *wrong* answers."),
        (float(right.sum()), "count", "That is a count; divide by the number of images."),
        (
            float(np.mean([batch.mean() for batch in each])),
            "mean-of-batches",
            "That is the mean over the batches, in which a small last batch counts too much.",
        ),
        (each[0].mean(), "first-batch-only", "That is the accuracy on the first batch alone."),
        (
            np.concatenate([*each[:-1], []]).sum() / max(1, size * (len(each) - 1)),
            "last-batch-left-out",
            "That is the accuracy without the last, smaller batch.",
        ),
    )
    for number, reason, why in known:
        if abs(found - number) <= TOLERANCE:
            return reason, why
    pictures, _ = one_batch(asked.batches)
    second = probes.predict(asked.model, pictures)[:, 1] > 0.5
    if len(asked.names) > 2 and abs(found - np.mean(second == np.array(asked.actual))) <= TOLERANCE:
        return "two-classes-only", "A threshold of one half tells two classes apart, not more."
    if abs(found - loss_on(asked.model, asked.batches)) <= TOLERANCE:
        return "returned-the-loss", "That is the loss; `evaluate` gives it before the metrics."
    return "wrong-accuracy", "Are predictions and true classes compared image by image?"


@check(
    points=3,
    hints=(
        "For how many images is the most probable class the true one? What share is that?",
        "The model was not compiled, so it has no metrics yet; but any model can predict.",
        "For each row of predictions take the position of its largest number, compare with the "
        "true class numbers in the dataset, and take the mean.",
    ),
    because="It is the plain case, which students can run; the hidden ones add what is easily "
    "forgotten.",
)
def test_measures_the_accuracy(student: Student, rng: np.random.Generator) -> None:
    """For a model that is not compiled it gives the share of images classified correctly."""
    for asked in (small_quiz(rng), small_quiz(rng)):
        accuracy_is_right(student.test_accuracy(asked.model, asked.batches, eagerly=True), asked)


@check(
    points=1,
    hints=(
        "Eleven images in batches of four: how large is the last batch?",
        "Every image counts the same, in whichever batch it comes.",
        "Put all predictions together first, and take one mean over all images at the end.",
    ),
    needs=("measures_the_accuracy",),
)
def test_counts_every_image_once(student: Student, rng: np.random.Generator) -> None:
    """Every image counts once, also when the last batch is smaller than the others."""
    asked = quiz(rng, drawn(rng, (5, 6), 4), batch_size=4)
    accuracy_is_right(student.test_accuracy(asked.model, asked.batches, eagerly=True), asked)

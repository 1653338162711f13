"""Shares that functions return, and telling what is wrong with them."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.quiz import Quiz
from autograder.checks.transfer_learning.stepping import loss_on, one_batch
from autograder.evidence.calls import Returned
from autograder.evidence.values import ArrayData, Items, Plain, describe
from autograder.scoring.rubric import expect

TOLERANCE = 1e-4  # room for float32; one image of eleven is worth 0.09


def share_in(returned: Returned, function: str) -> float:
    """The number that a function returned; a Mistake if it is none."""
    value = returned.value
    number = value.number if isinstance(value, Plain) else None
    if isinstance(value, ArrayData) and value.array.size == 1:
        number = float(value.array.reshape(()))
    nothing = describe(value) == "None"
    what = "a list of several numbers" if isinstance(value, Items) else describe(value)
    expect(
        number is not None,
        f"`{function}` should return one number, but it returned {what}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert number is not None
    return number


def accuracy_is_right(returned: Returned, asked: Quiz, function: str) -> None:
    """A Mistake unless the number is the share of right answers."""
    found, wanted = share_in(returned, function), asked.accuracy
    n, n_right = len(asked.right), sum(asked.right)
    same = abs(found - wanted) <= TOLERANCE
    reason, why = ("", "") if same else _reason(found, asked)
    expect(
        same,
        f"{n_right} of {n} images are classified correctly, which is {wanted:.4f}; "
        f"`{function}` says {found:.4f}. {why}".strip(),
        reason,
    )


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

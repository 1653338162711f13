"""Counts and shares for a quiz, as the judge computes them."""

import numpy as np

from autograder.checks.transfer_learning.quiz import Quiz, drawn, quiz
from autograder.evidence.calls import Returned
from autograder.evidence.values import ArrayData, Items, Plain, describe
from autograder.scoring.rubric import expect

TOLERANCE = 1e-4


def small_quiz(rng: np.random.Generator, names: list[str] | None = None) -> Quiz:
    """Two classes of nine and eleven images, in batches of four."""
    return quiz(rng, drawn(rng, (9, 11), 4), batch_size=4, names=names)


def lopsided_quiz(rng: np.random.Generator) -> Quiz:
    """Three classes whose confusions, from one to the other and back, are different in number."""
    while True:
        asked = drawn(rng, (4, 6, 7), 5)
        counts = counts_of(asked)
        if (counts != counts.T).any() and len(set(np.diag(counts))) > 1:
            return quiz(rng, asked, batch_size=5)


def counts_of(answers: tuple[tuple[int, ...], ...]) -> np.ndarray:
    """How many images of each class (row) are taken for each class (column)."""
    return np.array([[given.count(c) for c in range(len(answers))] for given in answers])


def confusion_of(asked: Quiz) -> np.ndarray:
    """The confusion matrix, `(n_classes, n_classes)`: rows are true classes."""
    n = len(asked.names)
    counts = np.zeros((n, n), int)
    np.add.at(counts, (np.array(asked.actual), np.array(asked.predicted)), 1)
    return counts


def share_in(returned: Returned, function: str) -> float:
    """The number that a function returned; a Mistake if it is none."""
    value = returned.value
    number = value.number if isinstance(value, Plain) else None
    if isinstance(value, ArrayData) and value.array.size == 1:
        number = float(value.array.reshape(()))
    nothing = describe(value) == "None"
    what = "several numbers" if isinstance(value, Items) else describe(value)
    expect(
        number is not None,
        f"`{function}` should return one number, but it returned {what}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert number is not None
    return number

"""confusion_matrix(model, dataset): what the images of each class are taken for."""

import numpy as np

from autograder.checks.leaf_classifier.answers import confusion_of, lopsided_quiz
from autograder.checks.transfer_learning import tables
from autograder.checks.transfer_learning.quiz import Quiz
from autograder.evidence.calls import Returned
from autograder.evidence.values import TableData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "confusion"


def matrix_in(returned: Returned, asked: Quiz) -> TableData:
    """The DataFrame; a Mistake unless it is square, with as many rows as there are classes."""
    table = tables.table_in(returned, "confusion_matrix")
    n = len(asked.names)
    expect(
        len(table.rows) == n and len(table.columns) == n,
        f"With {n} classes the matrix should have {n} rows and {n} columns; yours has "
        f"{tables.rows(len(table.rows))} and {len(table.columns)} columns.",
        "wrong-shape",
    )
    return table


def names_are_right(table: TableData, asked: Quiz) -> None:
    """A Mistake unless columns and rows are named after the classes, in their order."""
    rows = tuple(str(name) for name in table.index)
    reordered = sorted(table.columns) == sorted(rows) == sorted(asked.names)
    reason = "wrong-class-order" if reordered else "no-class-names"
    expect(
        table.columns == asked.names,
        f"The columns should be called after the classes, {', '.join(asked.names)}; yours are "
        f"{', '.join(table.columns)}.",
        reason,
    )
    expect(
        rows == asked.names,
        f"The rows should be called after the classes, {', '.join(asked.names)}; the index of "
        f"your DataFrame is {', '.join(rows)}.",
        reason,
    )


def counts_are_right(table: TableData, asked: Quiz) -> None:
    """A Mistake unless every count is right, in its row and column."""
    wanted = confusion_of(asked)
    expect(
        all(_number(value) for row in table.rows for value in row),
        "Every entry of the matrix should be a number: how many images there are.",
        "no-numbers",
    )
    found = np.array(table.rows, dtype=float)
    if np.array_equal(found, wanted):
        return
    reason, why = "wrong-counts", "Is every image counted once, in the row of its true class?"
    if np.array_equal(found, wanted.T):
        reason, why = "transposed", "Rows and columns are exchanged: rows are the true classes."
    elif np.allclose(found, wanted / wanted.sum(axis=1, keepdims=True), atol=1e-3):
        reason, why = "shares", "These are shares; count the images."
    elif found.sum() != wanted.sum():
        why = f"There are {wanted.sum()} images; your matrix counts {found.sum():g}."
    at = int((found != wanted).any(axis=1).argmax())
    expect(
        False,
        f"The row of {asked.names[at]!r} should be {wanted[at].tolist()}, but yours is "
        f"{[int(v) if v == int(v) else round(v, 3) for v in found[at]]}. {why}",
        reason,
    )


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@check(
    points=3,
    hints=(
        "How many rows and columns has a table of what is taken for what?",
        "A DataFrame can be made from an array, with names for its rows and columns.",
        "Make the array as large as there are classes, and call the columns after them.",
    ),
)
def test_matrix_has_a_place_for_each_pair(student: Student, rng: np.random.Generator) -> None:
    """It gives a DataFrame with a row and a column for each class, named after the classes."""
    asked = lopsided_quiz(rng)
    returned = student.confusion_matrix(asked.model, asked.batches, eagerly=True)
    names_are_right(matrix_in(returned, asked), asked)


@check(
    points=5,
    hints=(
        "An image of class a that is taken for class b: in which row is it counted?",
        "The true classes are in the dataset, in the order of the files; the predicted ones are "
        "the positions of the largest probabilities.",
        "For each pair of true and predicted number add one, at that row and that column.",
    ),
    needs=("matrix_has_a_place_for_each_pair",),
)
def test_counts_the_confusions(student: Student, rng: np.random.Generator) -> None:
    """In row a and column b it counts the images of class a that are taken for b."""
    asked = lopsided_quiz(rng)
    returned = student.confusion_matrix(asked.model, asked.batches, eagerly=True)
    counts_are_right(matrix_in(returned, asked), asked)

"""class_report(model, dataset): recall and precision of each class."""

import numpy as np

from autograder.checks.leaf_classifier.answers import confusion_of, lopsided_quiz
from autograder.checks.transfer_learning import tables
from autograder.checks.transfer_learning.quiz import Quiz
from autograder.checks.transfer_learning.shares import TOLERANCE
from autograder.evidence.calls import Returned
from autograder.evidence.values import TableData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "report"
COLUMNS = ("Class", "Recall", "Precision")


def report_in(returned: Returned, asked: Quiz) -> TableData:
    """The DataFrame; a Mistake unless it has the columns and a row for each class, in order."""
    table = tables.table_in(returned, "class_report")
    tables.has_columns(table, COLUMNS)
    found = tuple(str(name) for name in tables.column(table, "Class"))
    expect(
        found == asked.names,
        f"The rows should be about the made-up classes {', '.join(asked.names)}, in this order; "
        f"yours are about {', '.join(found)}.",
        "wrong-class-order" if sorted(found) == sorted(asked.names) else "wrong-classes",
    )
    return table


def shares_are_right(table: TableData, name: str, asked: Quiz) -> None:
    """A Mistake unless the column `Recall` or `Precision` is right."""
    counts = confusion_of(asked)
    right, actual, predicted = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    shares = {"Recall": right / actual, "Precision": right / np.maximum(predicted, 1)}
    other = "Precision" if name == "Recall" else "Recall"
    found = tables.column(table, name)

    def is_like(wanted: np.ndarray) -> bool:
        return all(tables.is_number(f, float(w), TOLERANCE) for f, w in zip(found, wanted))

    reason, why = "wrong-shares", "Of which images is it the share?"
    if is_like(shares[other]):
        reason, why = "exchanged", f"That is the {other.lower()}."
    elif is_like(100 * shares[name]):
        reason, why = "percent", "Give shares from 0 to 1, not per cent."
    elif is_like(right / len(asked.actual)):
        reason, why = "share-of-all", "Divide by the images of the class, not by all images."
    elif all(value is None for value in found):
        why = "The column is empty: does its index fit that of the table?"
    elif name == "Precision" and any(v is None and not n for v, n in zip(found, predicted)):
        why = "Where nothing is taken for a class, zero is divided by zero: give 0.0 there."
    wanted = ", ".join(f"{share:.3f}" for share in shares[name])
    given = ", ".join(tables.shown(value, 3) for value in found)
    expect(
        is_like(shares[name]),
        f"{name!r} should be {wanted} for the made-up classes {', '.join(asked.names)}; yours is "
        f"{given}. {why}",
        reason,
    )


@check(
    points=2,
    hints=(
        "What are the names of the columns, and how many rows are there?",
        "A DataFrame can be made from a dict whose keys are the names of the columns.",
        "The names are Class, Recall, Precision; there is a row for each class of the dataset.",
    ),
    because="Columns and rows are told before the numbers in them.",
)
def test_report_has_a_row_for_each_class(student: Student, rng: np.random.Generator) -> None:
    """It gives a DataFrame with the three columns and a row for each class."""
    asked = lopsided_quiz(rng)
    report_in(student.class_report(asked.model, asked.batches, eagerly=True), asked)


@check(
    points=2,
    hints=(
        "Of all the oaks, how many were called oaks?",
        "Recall looks at the images of one true class, along the row of the matrix.",
        "Divide what is right by how many images of that class there are.",
    ),
    needs=("report_has_a_row_for_each_class",),
)
def test_recall_is_right(student: Student, rng: np.random.Generator) -> None:
    """Recall is the share of a class's images that are recognised."""
    asked = lopsided_quiz(rng)
    returned = student.class_report(asked.model, asked.batches, eagerly=True)
    shares_are_right(report_in(returned, asked), "Recall", asked)


@check(
    points=3,
    hints=(
        "Of all that was called an oak, how much was one?",
        "Precision looks at what was predicted, down the column of the matrix.",
        "Divide what is right by how many images were taken for that class.",
    ),
    needs=("report_has_a_row_for_each_class",),
)
def test_precision_is_right(student: Student, rng: np.random.Generator) -> None:
    """Precision is the share of images taken for a class that are of it."""
    asked = lopsided_quiz(rng)
    returned = student.class_report(asked.model, asked.batches, eagerly=True)
    shares_are_right(report_in(returned, asked), "Precision", asked)

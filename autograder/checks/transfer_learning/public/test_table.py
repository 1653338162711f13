"""prediction_table(model, dataset): what the model says to each image."""

import numpy as np

from autograder.checks.transfer_learning import tables
from autograder.checks.transfer_learning.quiz import Quiz, drawn, quiz
from autograder.evidence.values import Scalar, TableData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "table"
COLUMNS = ("Sample", "Predicted Label", "Actual Label", "Correct")


def asked_table(student: Student, asked: Quiz) -> TableData:
    """The table; a Mistake unless it has the columns and a numbered row for each image."""
    table = tables.table_in(
        student.prediction_table(asked.model, asked.batches, eagerly=True), "prediction_table"
    )
    tables.has_columns(table, COLUMNS)
    n = len(asked.actual)
    expect(
        len(table.rows) == n,
        f"There are {n} images, in batches of {asked.batches.batch_size}, but your table has "
        f"{tables.rows(len(table.rows))}.",
        "rows-missing" if len(table.rows) < n else "rows-too-many",
    )
    return table


def samples_are_right(table: TableData) -> None:
    """A Mistake unless the samples are numbered from 1."""
    found = tables.column(table, "Sample")
    n = len(found)
    from_zero = all(tables.is_number(value, at, 1e-9) for at, value in enumerate(found))
    for at, value in enumerate(found, start=1):
        expect(
            tables.is_number(value, at, 1e-9),
            f"'Sample' should count from 1 to {n}, but in row {at} of your table it is {value!r}.",
            "sample-from-zero" if from_zero else "wrong-samples",
        )


def labels_are_right(table: TableData, column: str, asked: Quiz) -> None:
    """A Mistake unless a column of labels holds the right class names."""
    is_predicted = column == "Predicted Label"
    right, other = asked.predicted, asked.actual
    if not is_predicted:
        right, other = other, right
    wanted, found = asked.labels(right), tables.column(table, column)
    reason, why = "wrong-labels", "Is every row about the image that it stands for?"
    if found == asked.labels(other):
        reason = "swapped-columns"
        why = "These are the labels that belong into the other column."
    elif not any(isinstance(value, str) and value in asked.names for value in found):
        reason = "numbers-for-names"
        why = f"Use the names of the folders, here made up: {', '.join(asked.names)}."
        if all(isinstance(value, str) and not value.isdigit() for value in found):
            reason = "other-class-names"
    elif is_predicted and len(asked.names) > 2 and len(set(found)) <= 2:
        reason = "two-classes-only"
        why = f"No more than two of the {len(asked.names)} classes are ever predicted."
    elif _renumbered(table, asked):
        reason = "wrong-class-order"
        why = "Which number has which name? The dataset knows: look at its class_indices."
    elif asked.batches.drawn:
        why = "A batch had been drawn from this dataset before: are your rows in the files' order?"
    expect(
        found == wanted,
        f"{column!r} should begin {_some(wanted)}, but yours begins {_some(found)}. {why}",
        reason,
    )


def _renumbered(table: TableData, asked: Quiz) -> bool:
    """Whether both columns would be right if the classes were numbered in another order."""
    labels = tables.column(table, "Predicted Label") + tables.column(table, "Actual Label")
    pairs = set(zip(asked.predicted + asked.actual, labels))
    return len(pairs) == len(asked.names) and {name for _, name in pairs} == set(asked.names)


def two_classes(rng: np.random.Generator) -> Quiz:
    """Two classes, twenty images, in two full batches: too many answers to guess them."""
    return quiz(rng, drawn(rng, (9, 11), 10), batch_size=10)


def _some(values: tuple[Scalar, ...]) -> str:
    return ", ".join(repr(value) for value in values[:5]) + (
        " and so on" if len(values) > 5 else ""
    )


@check(
    points=1,
    hints=(
        "How many rows do you expect, and what should the first one say?",
        "A DataFrame can be made from a dict whose keys are the names of the columns.",
        "The names are Sample, Predicted Label, Actual Label, Correct; Sample counts from 1.",
    ),
)
def test_table_has_a_row_for_each_image(student: Student, rng: np.random.Generator) -> None:
    """It gives a DataFrame with the four columns and a row for each image, numbered from 1."""
    samples_are_right(asked_table(student, two_classes(rng)))


@check(
    points=2,
    hints=(
        "Which class has the highest probability in each row of predictions?",
        "The position of the largest number in a row is a class number; the dataset's "
        "class_indices says which name has which number.",
        "Along axis 1 find the largest, and look the number up in the list of class names.",
    ),
    needs=("table_has_a_row_for_each_image",),
)
def test_names_the_predictions(student: Student, rng: np.random.Generator) -> None:
    """The predicted label is the name of the class with the highest probability."""
    asked = two_classes(rng)
    labels_are_right(asked_table(student, asked), "Predicted Label", asked)


@check(
    points=2,
    hints=(
        "In whose folder does each image lie?",
        "The dataset has the true class numbers in the order of its files.",
        "Look the numbers up in the same list of names as the predictions.",
    ),
    needs=("table_has_a_row_for_each_image",),
)
def test_names_the_truth(student: Student, rng: np.random.Generator) -> None:
    """The actual label is the name of the folder that the image is in."""
    asked = two_classes(rng)
    labels_are_right(asked_table(student, asked), "Actual Label", asked)


@check(
    points=1,
    hints=(
        "When is a prediction correct? Look at your own two columns of labels.",
        "Comparing two columns of a DataFrame gives True or False for each row.",
        "Put the result of that comparison in, as it is, not as a text or a number.",
    ),
    needs=("table_has_a_row_for_each_image",),
)
def test_marks_what_is_correct(student: Student, rng: np.random.Generator) -> None:
    """Correct is True where predicted and actual label are the same, and False elsewhere."""
    # The highest of three probabilities may well be less than a half.
    asked = quiz(rng, drawn(rng, (5, 6, 7), 9), batch_size=9)
    table = asked_table(student, asked)
    predicted = tables.column(table, "Predicted Label")
    actual = tables.column(table, "Actual Label")
    marks = tables.column(table, "Correct")
    own = tuple(p == a for p, a in zip(predicted, actual))
    # Labels that are wrong are told elsewhere: marks may follow them, or the truth.
    expected = asked.right if marks == asked.right else own
    for at, (found, wanted) in enumerate(zip(marks, expected)):
        expect(
            isinstance(found, bool),
            f"'Correct' should be True or False, but in sample {at + 1} it is {found!r}.",
            "correct-is-no-bool",
        )
        expect(
            found is wanted,
            f"In sample {at + 1} your table has the labels {predicted[at]!r} and {actual[at]!r}, "
            f"but says Correct = {found}.",
            "wrong-correct",
        )

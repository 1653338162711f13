"""confusion_matrix where a class is never predicted, and with other numbers of classes."""

import numpy as np

from autograder.checks.leaf_classifier.public.test_confusion import (
    counts_are_right,
    matrix_in,
    names_are_right,
)
from autograder.checks.transfer_learning import probes, tables
from autograder.checks.transfer_learning.quiz import quiz, small_quiz
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "confusion"


@check(
    points=3,
    hints=(
        "What if the model never answers with one of the classes?",
        "A class that nothing is taken for still has a column, of zeros.",
        "Begin with a matrix of zeros for all classes of the dataset, and add to it.",
    ),
    needs=("counts_the_confusions",),
)
def test_keeps_a_column_of_zeros(student: Student, rng: np.random.Generator) -> None:
    """A class that nothing is taken for keeps its column."""
    # Nothing is taken for the first class, nor for the last, nor for the one in the middle.
    answers = (1, 3, 1), (1, 1), (3, 1), (3, 3, 1), (1, 3)
    asked = quiz(rng, answers, batch_size=4)
    returned = student.confusion_matrix(asked.model, asked.batches, eagerly=True)
    table = matrix_in(returned, asked)
    for at, name in enumerate(asked.names):
        found = [row[at] for row in table.rows]
        expect(
            at in asked.predicted or not any(found),
            f"Nothing is taken for the class {name!r}, but in its column stands {found}. Is each "
            f"image counted in the column of the class that it is taken for, whichever classes "
            f"occur?",
            "wrong-counts",
        )
    counts_are_right(table, asked)


@check(
    points=3,
    hints=(
        "Would your function work for two kinds of shoes?",
        "The dataset knows its classes, their names and their order.",
        "Take number and names of the classes from class_indices, not from the leaves.",
    ),
    needs=("counts_the_confusions",),
)
def test_counts_for_any_classes(student: Student, rng: np.random.Generator) -> None:
    """It works for other classes, in the dataset's order; the counts are whole numbers."""
    asked = small_quiz(rng, probes.class_names(rng, 2)[::-1])
    returned = student.confusion_matrix(asked.model, asked.batches, eagerly=True)
    table = matrix_in(returned, asked)
    names_are_right(table, asked)
    counts_are_right(table, asked)
    numbers = [value for name in asked.names for value in tables.column(table, name)]
    expect(
        all(isinstance(value, int) for value in numbers),
        f"Counts are whole numbers; yours begin with {numbers[0]!r}.",
        "no-whole-numbers",
    )

"""prediction_table with more classes, and with a last batch that is smaller."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.public.test_table import (
    asked_table,
    labels_are_right,
    samples_are_right,
)
from autograder.checks.transfer_learning.quiz import drawn, quiz
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "table"


@check(
    points=2,
    hints=(
        "Would your table be right for three kinds of shoes?",
        "A threshold of one half tells two classes apart, not three.",
        "Take the position of the largest probability, and look its name up in the dataset.",
    ),
    needs=("names_the_predictions", "names_the_truth"),
)
def test_names_any_number_of_classes(student: Student, rng: np.random.Generator) -> None:
    """It names the classes right when there are three or four of them, in whatever order."""
    for n_images, batch_size, first in (((3, 3, 3), 3, 0), ((2, 2, 2, 2), 4, 1)):
        names = probes.lesson_names_moved(rng, len(n_images))
        asked = quiz(
            rng,
            drawn(rng, n_images, batch_size),
            batch_size=batch_size,
            style="functional",
            names=names[first:] + names[:first],
        )
        table = asked_table(student, asked)
        labels_are_right(table, "Predicted Label", asked)
        labels_are_right(table, "Actual Label", asked)


@check(
    points=1,
    hints=(
        "Seven images in batches of four: how many rows has the table?",
        "The last batch may be smaller than the others, and its images count as well.",
        "Take predictions and true classes from the whole dataset, not batch size times a number.",
    ),
    needs=("table_has_a_row_for_each_image", "names_the_predictions", "names_the_truth"),
)
def test_table_has_the_last_batch(student: Student, rng: np.random.Generator) -> None:
    """Every image has its row, when the last batch is smaller, and when one was drawn before."""
    asked = quiz(rng, drawn(rng, (3, 4), 4), batch_size=4).with_batches(drawn=1)
    table = asked_table(student, asked)
    samples_are_right(table)
    labels_are_right(table, "Predicted Label", asked)
    labels_are_right(table, "Actual Label", asked)

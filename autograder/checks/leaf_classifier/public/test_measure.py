"""measure_accuracy(model, dataset): the share of images that are classified correctly."""

import numpy as np

from autograder.checks.transfer_learning.quiz import small_quiz
from autograder.checks.transfer_learning.shares import accuracy_is_right
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "measure"


@check(
    points=5,
    hints=(
        "For how many images is the most probable class the true one? What share is that?",
        "The model was not compiled, so it has no metrics yet; but any model can predict.",
        "For each row of predictions take the position of its largest number, compare with the "
        "true class numbers in the dataset, and take the mean.",
    ),
)
def test_measures_a_model(student: Student, rng: np.random.Generator) -> None:
    """It gives the share of images that are classified correctly."""
    for asked in (small_quiz(rng), small_quiz(rng)):
        returned = student.measure_accuracy(asked.model, asked.batches, eagerly=True)
        accuracy_is_right(returned, asked, "measure_accuracy")

"""measure_accuracy with more classes, and what it leaves behind."""

import numpy as np

from autograder.checks.leaf_classifier.answers import lopsided_quiz
from autograder.checks.transfer_learning.findings import unchanged
from autograder.checks.transfer_learning.shares import TOLERANCE, accuracy_is_right, share_in
from autograder.evidence.inputs import Fitted
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "measure"


@check(
    points=3,
    hints=(
        "Would your function work for three kinds, with a last batch that is not full?",
        "A threshold of one half belongs to two classes; the largest probability fits any number.",
        "Look along the axis of the classes, and count each image once; measuring is not training.",
    ),
    needs=("measures_a_model",),
)
def test_measures_any_classes(student: Student, rng: np.random.Generator) -> None:
    """It works for three classes, however the model was compiled, and changes no weight."""
    asked = lopsided_quiz(rng)
    returned = student.measure_accuracy(asked.model, asked.batches, eagerly=True)
    unchanged(asked.model, returned, "measure_accuracy")
    accuracy_is_right(returned, asked, "measure_accuracy")
    other = Fitted(asked.model, asked.batches, metrics=("mean_squared_error",))
    found = share_in(
        student.measure_accuracy(other, asked.batches, eagerly=True), "measure_accuracy"
    )
    expect(
        abs(found - asked.accuracy) <= TOLERANCE,
        f"This model was compiled before, with the mean squared error as its metric. A share of "
        f"{asked.accuracy:.4f} of the images is classified correctly; `measure_accuracy` says "
        f"{found:.4f}. What a model measures by itself is up to whoever compiled it.",
        "another-metric",
    )

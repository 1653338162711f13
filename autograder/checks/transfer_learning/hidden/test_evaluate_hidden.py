"""test_accuracy with more classes, and what it leaves behind."""

import numpy as np

from autograder.checks.transfer_learning.findings import unchanged
from autograder.checks.transfer_learning.quiz import drawn, quiz, small_quiz
from autograder.checks.transfer_learning.shares import TOLERANCE, accuracy_is_right, share_in
from autograder.evidence.inputs import Fitted
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "evaluate"


@check(
    points=2,
    hints=(
        "Would your function work for three kinds of shoes?",
        "A threshold of one half belongs to two classes; the largest probability fits any number.",
        "Look along the axis of the classes, one answer for each image.",
    ),
    needs=("measures_the_accuracy",),
)
def test_measures_any_number_of_classes(student: Student, rng: np.random.Generator) -> None:
    """It works for three and four classes, Sequential and Functional models."""
    three = quiz(rng, drawn(rng, (4, 5, 6), 15), batch_size=15, style="functional")
    four = quiz(rng, drawn(rng, (3, 3, 4, 5), 15), batch_size=15)
    for asked in (three, four):
        returned = student.test_accuracy(asked.model, asked.batches, eagerly=True)
        accuracy_is_right(returned, asked, "test_accuracy")


@check(
    points=1,
    hints=(
        "Measuring is not training: what should the model be like afterwards?",
        "`fit` and `train_on_batch` change weights; `predict` and `evaluate` do not.",
        "Use only what looks at the model, and leave its weights alone.",
    ),
    needs=("measures_the_accuracy",),
)
def test_measuring_changes_nothing(student: Student, rng: np.random.Generator) -> None:
    """It leaves the model's weights as they were, and is right however it was compiled."""
    asked = small_quiz(rng)
    for model in (asked.model, Fitted(asked.model, asked.batches)):
        returned = student.test_accuracy(model, asked.batches, eagerly=True)
        share_in(returned, "test_accuracy")
        unchanged(asked.model, returned, "test_accuracy")
        accuracy_is_right(returned, asked, "test_accuracy")
    other = Fitted(asked.model, asked.batches, metrics=("mean_squared_error", "accuracy"))
    returned = student.test_accuracy(other, asked.batches, eagerly=True)
    found = share_in(returned, "test_accuracy")
    expect(
        abs(found - asked.accuracy) <= TOLERANCE,
        f"This model was compiled before, and measures a mean squared error first. "
        f"{asked.accuracy:.4f} of the images are classified correctly; `test_accuracy` says "
        f"{found:.4f}. Whoever compiled it may have wanted other metrics than you.",
        "another-metric",
    )

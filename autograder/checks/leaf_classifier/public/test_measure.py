"""measure_accuracy(model, dataset): the share of images that are classified correctly."""

import numpy as np

from autograder.checks.leaf_classifier.answers import TOLERANCE, share_in, small_quiz
from autograder.checks.transfer_learning.quiz import Quiz
from autograder.evidence.calls import Returned
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "measure"


def accuracy_is_right(returned: Returned, asked: Quiz) -> None:
    """A Mistake unless the number is the share of right answers."""
    found, wanted = share_in(returned, "measure_accuracy"), asked.accuracy
    known = {
        "percent": (100 * wanted, "Return the share from 0 to 1, not per cent."),
        "wrong-share": (1 - wanted, "That is the share of *wrong* answers."),
        "count": (sum(asked.right), "That is a count; divide by the number of images."),
        "first-batch-only": (
            float(np.mean(asked.right[: asked.batches.batch_size])),
            "That is the accuracy on the first batch alone.",
        ),
    }
    reason = next((r for r, (n, _) in known.items() if abs(found - n) <= TOLERANCE), "")
    why = known[reason][1] if reason else "Are predictions and true classes compared one by one?"
    expect(
        abs(found - wanted) <= TOLERANCE,
        f"{sum(asked.right)} of {len(asked.right)} images are classified correctly, which is "
        f"{wanted:.4f}; `measure_accuracy` says {found:.4f}. {why}",
        reason or "wrong-accuracy",
    )


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
        accuracy_is_right(returned, asked)

"""class_report where a class is never predicted."""

import numpy as np

from autograder.checks.leaf_classifier.public.test_report import report_in, shares_are_right
from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.quiz import quiz
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "report"


@check(
    points=3,
    hints=(
        "What is the precision of a class that nothing is taken for?",
        "Zero divided by zero is no number; the exercise says what to give instead.",
        "Divide by one where nothing was predicted: nothing right of one is 0.0.",
    ),
    needs=("recall_is_right", "precision_is_right"),
)
def test_a_class_without_predictions(student: Student, rng: np.random.Generator) -> None:
    """A class that nothing is taken for has a precision of 0.0, in a set of other classes, too."""
    first, *others = probes.class_names(rng, 4)
    # Nothing is taken for the second class, a single image for the last.
    answers = (0, 0, 2), (2, 0), (2, 2, 0, 2), (3, 0, 2)
    asked = quiz(rng, answers, batch_size=5, names=[*others, first])
    table = report_in(student.class_report(asked.model, asked.batches, eagerly=True), asked)
    shares_are_right(table, "Recall", asked)
    shares_are_right(table, "Precision", asked)

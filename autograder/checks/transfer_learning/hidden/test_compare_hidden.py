"""compare with stages of other names and another number."""

import numpy as np

from autograder.checks.transfer_learning.public.test_compare import (
    bars_are_right,
    chart_in,
    some_accuracies,
    table_is_right,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "compare"


@check(
    points=1.5,
    hints=(
        "Would your function work for three stages, or for six?",
        "Names and numbers of the stages should come from the argument, not from your code.",
        "Use the keys and the values of the dict wherever a stage or an accuracy is needed.",
    ),
    needs=("tabulates_the_stages", "draws_the_bars"),
)
def test_compares_any_stages(student: Student, rng: np.random.Generator) -> None:
    """Table and chart are right for other stages too, and for more or fewer of them."""
    for stages in (
        ("untrained", "one epoch", "ten epochs", "all unfrozen", "augmented", "from nothing"),
        ("second try", "first try", "third try"),
    ):
        accuracies = some_accuracies(rng, stages)
        returned = student.compare(accuracies)
        table_is_right(returned, accuracies)
        bars_are_right(chart_in(returned), accuracies)

"""compare_networks where everything was right, or nothing, and with other numbers of images."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_compare import (
    accuracies_are_right,
    compared,
    intervals_are_right,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "compare"


@check(
    points=2,
    hints=(
        "What does your table say for 6 right out of 6?",
        "The number of images is an argument, and a network may be always right or always wrong.",
        "Wilson's formula needs no special case; take n from n_images.",
    ),
    needs=("intervals_are_wilsons", "best_stands_first"),
)
def test_compares_the_extremes(student: Student, rng: np.random.Generator) -> None:
    """It holds for all right, none right, and any number of images."""
    n_images = int(rng.integers(5, 12))  # of so few, every term of the formula shows
    counts = (n_images, 0, n_images // 2, n_images // 2)  # two networks may be equally good
    names = rng.permutation([f"network {at}" for at in range(len(counts))])
    right = {str(name): float(k) for name, k in zip(names, counts)}
    table = compared(student, right, n_images)
    accuracies_are_right(table, right, n_images)
    intervals_are_right(table, right, n_images)

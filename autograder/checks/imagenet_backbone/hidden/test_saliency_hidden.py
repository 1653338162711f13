"""saliency_map on another network and other classes."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_saliency import (
    N_CLASSES,
    is_the_gradient,
    likeliest,
    probe,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "saliency"


@check(
    points=2,
    hints=(
        "Does the map change with class_number?",
        "The class to explain is an argument, and need not be the one that was predicted.",
        "Of the outputs take the one that class_number names, not the largest.",
    ),
    needs=("is_the_gradient_of_the_class",),
)
def test_explains_the_class_asked_for(student: Student, rng: np.random.Generator) -> None:
    """It explains whatever class it is asked about, on any network."""
    given = probe(rng, n_blocks=2)
    for at in sorted(set(range(N_CLASSES)) - {likeliest(given)}):
        is_the_gradient(student, given, at)

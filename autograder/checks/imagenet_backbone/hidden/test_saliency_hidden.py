"""saliency_map on another network and another class."""

import numpy as np

from autograder.checks.imagenet_backbone.public.test_saliency import (
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
        "Take output number class_number, not the largest one.",
    ),
    needs=("is_the_gradient_of_the_class",),
)
def test_explains_the_class_asked_for(student: Student, rng: np.random.Generator) -> None:
    """It explains whatever class it is asked about, on any network."""
    data, image = probe(rng, n_blocks=2)
    for at in {0, 1, 2} - {likeliest(data, image)}:
        is_the_gradient(student, data, image, at)

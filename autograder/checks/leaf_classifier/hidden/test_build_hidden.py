"""build_classifier for other sizes, depths and numbers of classes."""

import numpy as np

from autograder.checks.leaf_classifier.public.test_build import (
    built,
    convolutions_are_right,
    has_layers,
    head_is_right,
    takes_images,
)
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "build"


@check(
    points=3,
    hints=(
        "What would your function build for three classes of pictures of 80 by 48 pixels?",
        "Every number that is an argument should come from the argument.",
        "Input, loop, filters and last layer: use image_size, n_blocks, first_filters, n_classes.",
    ),
    needs=("has_the_layers", "filters_double", "ends_in_probabilities"),
)
def test_builds_what_is_asked(student: Student, rng: np.random.Generator) -> None:
    """Sizes, blocks, filters and classes are those that are asked for."""
    n_classes, first = int(rng.integers(7, 10)), int(rng.integers(5, 9))
    model = built(student, n_classes, image_size=(80, 48), n_blocks=2, first_filters=first)
    takes_images(model, 80, 48)
    has_layers(model, 2)
    convolutions_are_right(model, first)
    head_is_right(model, n_classes)
    # Filters of 33, 66, 132, 264 and 528: a number that doubling does not go beyond shows.
    deep = built(student, n_classes, image_size=(96, 96), n_blocks=5, first_filters=33)
    has_layers(deep, 5)
    convolutions_are_right(deep, 33)

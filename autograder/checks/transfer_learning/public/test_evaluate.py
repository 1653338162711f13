"""test_accuracy(model, dataset): the share of images that are classified correctly."""

import numpy as np

from autograder.checks.transfer_learning.quiz import drawn, quiz, small_quiz
from autograder.checks.transfer_learning.shares import accuracy_is_right
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "evaluate"


@check(
    points=3,
    hints=(
        "For how many images is the most probable class the true one? What share is that?",
        "The model was not compiled, so it has no metrics yet; but any model can predict.",
        "For each row of predictions take the position of its largest number, compare with the "
        "true class numbers in the dataset, and take the mean.",
    ),
    because="It is the plain case, which students can run; the hidden ones add what is easily "
    "forgotten.",
)
def test_measures_the_accuracy(student: Student, rng: np.random.Generator) -> None:
    """For a model that is not compiled it gives the share of images classified correctly."""
    for asked in (small_quiz(rng), small_quiz(rng)):
        returned = student.test_accuracy(asked.model, asked.batches, eagerly=True)
        accuracy_is_right(returned, asked, "test_accuracy")


@check(
    points=1,
    hints=(
        "Eleven images in batches of four: how large is the last batch?",
        "Every image counts the same, in whichever batch it comes.",
        "Put all predictions together first, and take one mean over all images at the end.",
    ),
    needs=("measures_the_accuracy",),
)
def test_counts_every_image_once(student: Student, rng: np.random.Generator) -> None:
    """Every image counts once, also when the last batch is smaller than the others."""
    asked = quiz(rng, drawn(rng, (5, 6), 4), batch_size=4)
    returned = student.test_accuracy(asked.model, asked.batches, eagerly=True)
    accuracy_is_right(returned, asked, "test_accuracy")

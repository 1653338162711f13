"""What every check may ask for, and what goes with it."""

from collections.abc import Iterator

import keras
import numpy as np
import pytest

from autograder.checks import load_assignment
from autograder.scoring.plugin import RAISED, exercise_of
from autograder.students.protocol import Student


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is behind the errors of a check's exercise goes with the check."""
    assignment = load_assignment(item.path.parents[1].name)
    named = {exercise.name: exercise.raised for exercise in assignment.exercises}
    item.stash[RAISED] = named.get(exercise_of(item), ())


@pytest.fixture
def rng(student: Student) -> np.random.Generator:
    """Random numbers of this run: the same for all checks of one submission, new in every run."""
    return np.random.default_rng(student.seed)


@pytest.fixture(autouse=True)
def _fresh_keras() -> Iterator[None]:
    """Nothing that one check built stays for the next."""
    yield
    keras.backend.clear_session(free_memory=False)

"""What every check may ask for."""

from collections.abc import Iterator

import keras
import numpy as np
import pytest

from autograder.students.protocol import Student


@pytest.fixture
def rng(student: Student) -> np.random.Generator:
    """Random numbers of this run: the same for all checks of one submission, new in every run."""
    return np.random.default_rng(student.seed)


@pytest.fixture(autouse=True)
def _fresh_keras() -> Iterator[None]:
    """Nothing that one check built stays for the next."""
    yield
    keras.backend.clear_session(free_memory=False)

"""A short fuzz of frames, models and submissions: only the documented errors come out."""

import pytest

from autograder.evidence.restore import restore
from autograder.evidence.validate import validate
from tests.fuzzing import TARGETS, a_model, answers

#: `make bench` runs ten thousand cases and more.
CASES = {"wire_bytes": 300, "wire_frames": 300, "models": 40, "modules": 150, "notebooks": 150}


@pytest.mark.parametrize("target", TARGETS)
def test_only_documented_errors_come_out(target: str) -> None:
    assert TARGETS[target](CASES[target]) >= CASES[target] // 2


def test_what_is_forged_was_valid_before() -> None:
    for answer in answers():
        validate(answer)
    restore(a_model())

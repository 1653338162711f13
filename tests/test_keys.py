"""What a verdict rests on: a changed check is judged again wherever it counts, and only there."""

from pathlib import Path

import pytest

import autograder.checks
from autograder.checks import load_assignment
from autograder.grading.keys import exercise_keys
from tests.authoring import copy_package
from tests.corpus import harness


@pytest.fixture
def checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all checks, which is what keys are made of here."""
    copy = copy_package(tmp_path) / "checks"
    monkeypatch.setattr(autograder.checks, "_HERE", copy)
    return copy


def keys(assignment: str) -> dict[str, str]:
    return exercise_keys(load_assignment(assignment), (), harness.ROOT / "data")


def changed(assignment: str, path: Path) -> set[str]:
    """The exercises whose keys a line more in a file changes."""
    before = keys(assignment)
    path.write_text(path.read_text("utf-8") + "\nMORE = 1\n", "utf-8")
    after = keys(assignment)
    return {name for name, key in before.items() if after[name] != key}


@pytest.mark.parametrize(
    "shared", ["transfer_learning/probes.py", "transfer_learning/hidden/scored.py"]
)
def test_what_checks_share_counts_for_every_exercise_hidden_or_not(
    checks: Path, shared: str
) -> None:
    for assignment in ("transfer_learning", "leaf_classifier"):
        everything = {exercise.name for exercise in load_assignment(assignment).exercises}
        assert changed(assignment, checks / shared) == everything


def test_a_check_file_counts_for_its_exercise_and_for_those_that_import_from_it(
    checks: Path,
) -> None:
    public = checks / "transfer_learning" / "public"
    assert changed("transfer_learning", public / "test_head.py") == {"head"}
    assert changed("leaf_classifier", public / "test_load.py") == {"save", "load"}

"""Wrong solutions fail the checks that they must, and no others; unusual right ones pass all;
partial ones earn their points.

A sample of each corpus: `make calibrate` tries them all.
"""

import ast
from functools import cache

import pytest

from autograder.checks import assignments, load_assignment
from autograder.proof.case import Case, Kind
from autograder.proof.lint import KINDS, case_faults
from autograder.proof.source import Source, read_source, trial_of
from autograder.proof.trial import run_trials
from tests.corpus import harness

CASES = [case for name in assignments() for kind in KINDS for case in harness.cases(kind, name)]
#: Of the first lesson, the last of so many cases.
EVERY: dict[Kind, int] = {"wrong": 10, "right": 10, "partial": 8}


def sample(kind: Kind) -> list[Case]:
    """Some cases of the first lesson, and a third as many of another one."""
    cases = [case for case in CASES if case.kind == kind]
    first = [case for case in cases if case.assignment == harness.ASSIGNMENT]
    others = [case for case in cases if case.assignment != harness.ASSIGNMENT]
    return first[EVERY[kind] - 1 :: EVERY[kind]] + others[:: 3 * EVERY[kind]]


@cache
def source(assignment: str) -> Source:
    return read_source(assignment, harness.ROOT / "solutions" / assignment / f"{assignment}.py")


@pytest.mark.parametrize(
    "case", [case for kind in KINDS for case in sample(kind)], ids=lambda c: f"{c.kind}-{c.name}"
)
def test_the_verdicts_are_what_the_docstring_says(case: Case) -> None:
    (tried,) = run_trials([trial_of(case, source(case.assignment))], harness.ROOT / "data")
    assert tried.error == ""
    assert [str(fault) for fault in case_faults(case, tried)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.assignment}-{c.kind}-{c.name}")
def test_a_case_is_well_formed(case: Case) -> None:
    assignment = load_assignment(case.assignment)
    defined = {n.name for n in ast.parse(case.code).body if isinstance(n, ast.FunctionDef)}
    assert case.title.endswith(".")
    if case.kind != "partial":
        assert assignment.exercise(case.exercise).function in defined
        assert case.name.startswith(f"{case.exercise}__")
        return
    changed = {e.name for e in assignment.exercises if e.function in defined}
    assert changed == set(case.earns) and not changed & set(case.solved)
    points = {name: assignment.cells[f"check-{name}"].points for name in changed}
    assert all(case.earns[name] < points[name] for name in changed)

"""Wrong solutions fail the checks that they must, and no others; unusual right ones pass all.

A sample of each corpus, or all of it with CORPUS=all in the environment (`make calibrate`).
"""

import ast
import os
import types

import pytest

from autograder.checks import assignments, check_folders, load_assignment
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent
from tests.corpus import harness
from tests.corpus.harness import Case

WRONG, RIGHT = (
    [case for name in assignments() for case in harness.cases(kind, name)]
    for kind in ("wrong", "right")
)
EVERY = 1 if os.environ.get("CORPUS") == "all" else 10


def sample(cases: list[Case]) -> list[Case]:
    """Every tenth case of the first lesson and every thirtieth of another one, or all."""
    first = [case for case in cases if case.assignment == harness.ASSIGNMENT]
    others = [case for case in cases if case.assignment != harness.ASSIGNMENT]
    return first[::EVERY] + others[:: EVERY * (3 if EVERY > 1 else 1)]


def verdicts(case: Case) -> dict[str, CheckResult]:
    """The results of the case's exercise, the rest being the solution."""
    module = types.ModuleType("submission")
    exec(harness.module_with(case.code, assignment=case.assignment), module.__dict__)
    assignment = load_assignment(case.assignment)
    student = InProcessStudent(module.__dict__, assignment.functions, harness.ROOT / "data")
    found: dict[str, CheckResult] = {}
    keep = lambda results: found.update({r.name: r for r in results})  # noqa: E731
    try:
        folders = check_folders(assignment.name, hidden=True)
        judge(folders, [Job(student, keep, (case.exercise,))])
    finally:
        student.close()
    return found


@pytest.mark.parametrize("case", sample(WRONG), ids=lambda case: case.name)
def test_a_wrong_solution_fails_what_it_must(case: Case) -> None:
    found = verdicts(case)
    failed = {r.name for r in found.values() if r.outcome not in ("passed", "skipped")}
    told = {r.name: r.message for r in found.values() if r.outcome != "passed"}
    assert failed == set(case.fails), told
    assert {r.misconception for r in found.values() if r.misconception} <= {case.misconception}


@pytest.mark.parametrize("case", sample(RIGHT), ids=lambda case: case.name)
def test_an_unusual_right_solution_passes(case: Case) -> None:
    lost = {r.name: r.message for r in verdicts(case).values() if r.outcome != "passed"}
    assert lost == {}


@pytest.mark.parametrize("case", WRONG + RIGHT, ids=lambda case: case.name)
def test_a_case_is_well_formed(case: Case) -> None:
    exercise = load_assignment(case.assignment).exercise(case.exercise)
    defined = [n.name for n in ast.parse(case.code).body if isinstance(n, ast.FunctionDef)]
    assert exercise.function in defined
    assert case.name.startswith(f"{case.exercise}__")
    assert case.title.endswith(".")

"""Wrong solutions fail the checks that they must, and no others; unusual right ones pass all;
partial ones earn their points.

A sample of each corpus: `make calibrate` tries them all, and what it found is read here.
"""

import ast

import msgspec
import pytest

from autograder.checks import assignments, check_folders, load_assignment
from autograder.proof.case import Case, Kind
from autograder.proof.figures import Figures, read_figures
from autograder.proof.judging import tried
from autograder.proof.lint import KINDS
from autograder.proof.source import trial_of
from autograder.proof.trial import Images
from autograder.proof.verdicts import case_faults
from autograder.scoring.listing import listed_checks
from tests.bench import luck
from tests.bench.seeds import TRAINING, Record
from tests.corpus import harness
from tests.today import todays

CASES = [case for name in assignments() for kind in KINDS for case in harness.cases(kind, name)]
#: Of so many cases of the first lesson one is tried, and one of three times as many of the others.
PARTS: dict[Kind, int] = {"wrong": 40, "right": 25, "partial": 20}
#: How many cases a lesson has at least.
LEAST: dict[str, dict[Kind, int]] = {
    "transfer_learning": {"wrong": 120, "right": 40, "partial": 20},
    "imagenet_backbone": {"wrong": 40, "right": 10},
    "leaf_classifier": {"wrong": 40, "right": 10},
}
#: How many seeds the records are of at least: the solution of exercises that train and of others,
#: and each right case.
SEEDS = {"trains": 300, "other": 100, "right": 20}
RECORDS = harness.ROOT / "data" / "calibration" / "checks"


def sample(kind: Kind) -> list[Case]:
    """Some cases of the first lesson, and fewer of the others; other ones every day."""
    cases = [case for case in CASES if case.kind == kind]
    first = [case for case in cases if case.assignment == harness.ASSIGNMENT]
    others = [case for case in cases if case.assignment != harness.ASSIGNMENT]
    return [*todays(first, PARTS[kind]), *todays(others, 3 * PARTS[kind])]


@pytest.mark.parametrize(
    "case", [case for kind in KINDS for case in sample(kind)], ids=lambda c: f"{c.kind}-{c.name}"
)
def test_the_verdicts_are_what_the_docstring_says(case: Case) -> None:
    images = Images(harness.ROOT / "data")
    (one,) = tried([trial_of(case, harness.source(case.assignment))], images)
    assert one.error == ""
    assert [str(fault) for fault in case_faults(case, one)] == []


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


@pytest.mark.parametrize("name", assignments())
def test_a_corpus_is_large_enough(name: str) -> None:
    for kind, least in LEAST[name].items():
        assert len(harness.cases(kind, name)) >= least, f"{name}: {kind}"


def checks_of(name: str) -> set[str]:
    """An assignment's checks, as the records name them."""
    listed = listed_checks(check_folders(name, hidden=True))
    return {f"{check.exercise}: {check.name}" for check in listed}


def figures(name: str) -> Figures:
    return read_figures(RECORDS / f"{name}.json")


@pytest.mark.parametrize("name", assignments())
def test_the_record_is_of_todays_checks_and_cases(name: str) -> None:
    """If this fails, run `make calibrate` and commit what it wrote."""
    record = figures(name)
    assert sorted(record.checks) == sorted(checks_of(name))
    there = {kind: [case.name for case in harness.cases(kind, name)] for kind in KINDS}
    assert record.cases == {kind: names for kind, names in sorted(there.items()) if names}


@pytest.mark.parametrize("name", assignments())
def test_no_check_was_wrong(name: str) -> None:
    wrong = {
        check: (found.false_passes, found.false_fails)
        for check, found in figures(name).checks.items()
        if found.false_passes or found.false_fails
    }
    assert wrong == {}


@pytest.mark.parametrize("name", assignments())
def test_every_wrong_solution_was_told_its_own_misconception(name: str) -> None:
    named = figures(name).named
    assert {there: {*told} for there, told in named.items()} == {there: {there} for there in named}


@pytest.mark.parametrize("name", assignments())
def test_luck_never_let_a_wrong_solution_through(name: str) -> None:
    """If the record is not of today's cases, run `make calibrate` and commit what it wrote."""
    record = msgspec.json.decode((RECORDS / f"{name}_luck.json").read_bytes(), type=luck.Record)
    there = {case.name for case in luck.cases(name)}
    assert there and set(record.cases) == there
    assert {case: found.passed for case, found in record.cases.items() if found.passed} == {}
    assert all(found.seeds >= SEEDS["right"] for found in record.cases.values())


def test_checks_that_measure_an_accuracy_are_known() -> None:
    measured = {
        check.split(": ")[1]
        for name in assignments()
        for check in checks_of(name)
        if any(word in check for word in ("apart", "accuracy"))
    }
    assert measured - {"measures_the_accuracy"} == luck.MEASURING


@pytest.mark.parametrize("name", assignments())
def test_right_work_never_failed_by_chance(name: str) -> None:
    """If the record is not of today's checks, run `make calibrate` and commit what it wrote."""
    record = msgspec.json.decode((RECORDS / f"{name}_seeds.json").read_bytes(), type=Record)
    assert sorted(record.checks) == sorted(checks_of(name))
    assert {check: found.failed for check, found in record.checks.items() if found.failed} == {}
    exercises = [exercise.name for exercise in load_assignment(name).exercises]
    for exercise in exercises:
        trains = exercise in TRAINING[name]
        assert record.seeds[exercise] >= SEEDS["trains" if trains else "other"]
    assert record.right_seeds >= SEEDS["right"]
    assert record.accuracies and all(one.margin > 0 for one in record.accuracies.values())

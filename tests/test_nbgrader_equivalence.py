"""`nbgrader autograde` and `autograder grade` give the same marks, cell by cell, on a sample."""

import json
from collections import Counter
from pathlib import Path

import pytest

from autograder.checks import assignments, load_assignment
from autograder.proof.case import Case
from tests.bench.nbgrader_equivalence import submissions
from tests.corpus import harness
from tests.course import SETUP, nbgrader, small_course
from tests.equivalence import marks_of_both
from tests.today import PARTS, todays

#: What the bench wrote last.
RECORD = harness.ROOT / "tests" / "bench" / "results" / "nbgrader_equivalence.json"
#: For each lesson notebooks, with a wrong or a right case of some exercises; a lesson each day.
SAMPLES = {
    "transfer_learning": (
        (
            "right/load__compiled",
            "wrong/inspect__flags_reversed",
            "wrong/truncate__index_of_one_backbone",
            "right/head__nested",
            "wrong/compare__wrong-scale",
        ),
    ),
    "imagenet_backbone": (("wrong/head__two_units", "right/compare__rows"),),
    "leaf_classifier": (("wrong/measure__percent", "right/confusion__in_a_loop"),),
}


def case(name: str, assignment: str) -> Case:
    return harness.read_case(harness.corpus(assignment) / f"{name}.py", assignment)


@pytest.mark.parametrize("assignment", todays(list(SAMPLES), len(SAMPLES), PARTS))
def test_marks_are_equal_on_a_sample_of_the_corpus(assignment: str, tmp_path: Path) -> None:
    notebooks = {
        f"student{number}": [case(name, assignment) for name in names]
        for number, names in enumerate(SAMPLES[assignment])
    }
    exercises = {one.exercise for cases in notebooks.values() for one in cases}
    course = small_course(tmp_path / "course", (*SETUP, *exercises), assignment)
    nbgrader(course, "generate_assignment", assignment)
    codes = {name: {c.exercise: c.code for c in cases} for name, cases in notebooks.items()}
    theirs, ours = marks_of_both(course, assignment, codes)
    assert theirs == ours
    release = load_assignment(assignment).cells
    for name, cases in notebooks.items():
        assert theirs[name].keys() == exercises
        for one in cases:
            most = release[f"check-{one.exercise}"].points
            right = theirs[name][one.exercise] == most
            assert right == (one.kind == "right"), (one.name, theirs[name][one.exercise])


def test_the_bench_compares_every_case_of_every_lesson_once() -> None:
    found = submissions(assignments())
    for assignment in assignments():
        own = [one for one in found if one.assignment == assignment]
        assert [one.codes for one in own if not one.cases] == [harness.solution_cells(assignment)]
        names = [f"{c.kind}/{c.name}" for one in own for c in one.cases.values()]
        folder = harness.corpus(assignment)
        files = [path for kind in ("wrong", "right") for path in (folder / kind).glob("*.py")]
        assert sorted(names) == sorted(f"{path.parent.name}/{path.stem}" for path in files)
        most = Counter(name.partition("__")[0].partition("/")[2] for name in names)
        assert len(own) == 1 + max(most.values())


def test_right_work_earned_all_points_in_a_batch_and_wrong_work_fewer() -> None:
    """As the bench found: there student code is confined, unlike where checks are calibrated."""
    record = json.loads(RECORD.read_text("utf-8"))
    cases = [
        (one["assignment"], exercise, case, one["ours"][exercise])
        for one in record["compared"]
        for exercise, case in one["cases"].items()
    ]
    assert record["different"] == [] and len(cases) == record["cases"] > 500
    for assignment, exercise, case, mark in cases:
        most = load_assignment(assignment).cells[f"check-{exercise}"].points
        assert (mark == most) == case.startswith("right/"), (assignment, case, mark)

"""`nbgrader autograde` and `autograder grade` give the same marks, cell by cell, on a sample."""

from pathlib import Path

from tests.bench.nbgrader_equivalence import ALL, marks_of_both, together
from tests.corpus import harness
from tests.course import NAME, nbgrader, small_course

SAMPLE = (
    "inspect__flags_reversed",
    "truncate__index_of_one_backbone",
    "compare__wrong-scale",
)


def test_marks_are_equal_on_a_sample_of_the_corpus(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    nbgrader(course, "generate_assignment", NAME)
    wrong = [harness.read_case(harness.CORPUS / "wrong" / f"{name}.py") for name in SAMPLE]
    submissions = {"right": dict[str, str](), "wrong": {c.exercise: c.code for c in wrong}}
    theirs, ours = marks_of_both(course, submissions)
    assert theirs == ours
    assert theirs["right"] == {"inspect": 6, "truncate": 14, "compare": 4}
    assert all(theirs["wrong"][name] < most for name, most in theirs["right"].items())


def test_the_bench_compares_every_case_once() -> None:
    cases = [*harness.cases("wrong"), *harness.cases("right")]
    packed = together(cases)
    assert sorted(c.name for one in packed for c in one.values()) == sorted(c.name for c in cases)
    assert {case.exercise for case in cases} <= set(ALL)

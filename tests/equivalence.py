"""The same notebooks by `nbgrader autograde` and by `autograder grade`: marks, cell by cell."""

import csv
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.checks import load_assignment
from autograder.proof.case import Case
from tests.course import BIN, environment, hand_in, nbgrader

#: By student and exercise.
Marks = dict[str, dict[str, float]]


class NotGraded(Exception):
    """One of both gave a submission no marks, through a fault of its own."""


def together(cases: Iterable[Case]) -> list[dict[str, Case]]:
    """The cases in as few submissions as can be, each with at most one case an exercise.

    No exercise's marks depend on another's, so one notebook serves for as many cases as there are
    exercises.
    """
    packed: list[dict[str, Case]] = []
    for case in cases:
        room = next((one for one in packed if case.exercise not in one), None)
        if room is None:
            packed.append(room := {})
        room[case.exercise] = case
    return packed


def marks_of_both(
    course: Path, assignment: str, submissions: Mapping[str, Mapping[str, str]]
) -> tuple[Marks, Marks]:
    """Marks of all check cells: nbgrader's, and ours.

    `submissions` has for each student the code of exercises; the others are stubs. Raises
    NotGraded if either could not grade one of them.
    """
    for student, codes in submissions.items():
        hand_in(course, student, codes, assignment)
    _succeeded(nbgrader(course, "autograde", assignment, code=None))
    theirs = _in_gradebook(course, assignment, submissions)
    command = [BIN / "autograder", "grade", "submitted", "--out", "results", "--no-pages"]
    hidden = course / ".hidden" / load_assignment(assignment).hidden
    images = ["--hidden", hidden] if hidden.is_dir() else []
    graded = subprocess.run(
        [*command, "--jobs", "1", "--assignment", assignment, *images],
        cwd=course, env=environment(course), capture_output=True, text=True, check=False,
    )  # fmt: skip
    _succeeded(graded)
    with (course / "results" / "marks.csv").open(newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    ours = {
        student: {exercise: float(rows[student][exercise]) for exercise in theirs[student]}
        for student in theirs
    }
    return theirs, ours


def _succeeded(run: "subprocess.CompletedProcess[str]") -> None:
    if run.returncode:
        raise NotGraded(f"{run.args[:2]} ended with {run.returncode}: {run.stdout}{run.stderr}")


def _in_gradebook(course: Path, assignment: str, students: Iterable[str]) -> Marks:
    with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
        notebooks = {
            student: gradebook.find_submission_notebook(assignment, assignment, student)
            for student in students
        }
        return {
            student: {
                grade.name.removeprefix("check-"): grade.auto_score
                for grade in notebook.grades
                if grade.name.startswith("check-")
            }
            for student, notebook in notebooks.items()
        }

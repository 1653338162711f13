"""Scorecards made by hand, written into a small course, and read as nbgrader's tools read it."""

from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.checks import load_assignment
from autograder.gradebook import Written, write_gradebook
from autograder.gradebook.course import Course
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard
from tests.course import NAME

KNOWN = load_assignment(NAME)
HIDDEN_SENTENCE = "It works for any backbone."
ANSWER = {"discuss-1": "Two layers, since both serve the leaves only."}


def card(student: str, **lost: float) -> Scorecard:
    """A scorecard with all points but `lost` ones, by exercise; half of the points are hidden."""
    results = []
    for exercise in KNOWN.exercises:
        most, less = KNOWN.cells[f"check-{exercise.name}"].points, lost.get(exercise.name, 0)
        results += [
            CheckResult(
                exercise.name, f"{exercise.name}_a", "passed", most / 2, most / 2, "It is."
            ),
            CheckResult(
                exercise.name,
                f"{exercise.name}_b",
                "failed" if less else "passed",
                most / 2 - less,
                most / 2,
                HIDDEN_SENTENCE,
                "It lost <b>weights</b>." if less else "",
                "Look at them." if less else "",
                visibility="hidden",
            ),
        ]
    return scorecard(student, NAME, tuple(results), source=f"{NAME}.ipynb")


def write(course: Path, *cards: Scorecard) -> Written:
    folders = {c.student: course / "submitted" / c.student / NAME for c in cards}
    paths = {student: next(folder.glob(f"{NAME}.*")) for student, folder in folders.items()}
    return write_gradebook(course, NAME, cards, paths)


def open_gradebook(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning")


def rows(course: Path, student: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The grades and comments of a student by cell, as plain values."""
    with open_gradebook(course) as gradebook:
        notebook = gradebook.find_submission_notebook(NAME, NAME, student)
        grades = {
            g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades
        }
        return grades, {c.name: (c.auto_comment, c.manual_comment) for c in notebook.comments}


def by_hand(course: Path, student: str, cell: str, score: float) -> None:
    """What formgrader stores when a person grades a cell."""
    with open_gradebook(course) as gradebook:
        grade = gradebook.find_grade(cell, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()


def formgrader(course: Path) -> NbGraderAPI:
    """What formgrader's pages ask."""
    where = Course(course)
    return NbGraderAPI(where.directory, config=Config())

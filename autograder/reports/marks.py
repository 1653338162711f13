"""Marks as a CSV file: one row a student, one column an exercise."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.files import renew
from autograder.scoring.scorecard import Scorecard


class Mark(msgspec.Struct, frozen=True):
    """What marks and tables need of a scorecard; small enough to keep thousands.

    `points` and `lost` are by exercise. `status` is "graded", or what kept functions from being
    judged; with "ungradable" there is no score.
    """

    student: str
    assignment: str
    score: float
    max_score: float
    points: dict[str, float]
    lost: dict[str, float]
    status: str
    seconds: float = 0.0

    @property
    def ungradable(self) -> bool:
        return self.status == "ungradable"


def mark_of(card: Scorecard) -> Mark:
    """The scorecard in one line."""
    points: dict[str, float] = {}
    lost: dict[str, float] = {}
    for result in card.checks:
        if result.exercise:
            points[result.exercise] = points.get(result.exercise, 0.0) + result.points
            missing = result.max_points - result.points
            lost[result.exercise] = lost.get(result.exercise, 0.0) + missing
    return Mark(
        card.student,
        card.assignment,
        card.score,
        card.max_score,
        {name: round(value, 6) for name, value in points.items()},
        {name: round(value, 6) for name, value in lost.items()},
        status(card),
        card.seconds,
    )


def write_marks(
    marks: Iterable[Mark],
    assignment: Assignment,
    path: Path,
    more: Mapping[str, Mapping[str, float]] | None = None,
) -> None:
    """Write student, assignment, score, max_score, points for each exercise, and status.

    An ungradable submission has no score: its cells stay empty. `more` has further columns before
    the status, each with numbers by student. A file that says the same already stays as it is.
    """
    more = more or {}
    exercises = [exercise.name for exercise in assignment.exercises]
    path.parent.mkdir(parents=True, exist_ok=True)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(["student", "assignment", "score", "max_score", *exercises, *more, "status"])
    for mark in sorted(marks, key=lambda mark: mark.student):
        shown = ["" for _ in ("score", "max_score", *exercises)]
        if not mark.ungradable:
            points = [mark.points.get(name, 0.0) for name in exercises]
            shown = [f"{value:g}" for value in (mark.score, mark.max_score, *points)]
        shown += [f"{n[mark.student]:g}" if mark.student in n else "" for n in more.values()]
        writer.writerow([_text(mark.student), mark.assignment, *shown, mark.status])
    renew(path, file.getvalue().encode())


def exercise_points(card: Scorecard, exercise: str) -> float:
    """The points that one exercise earned."""
    return round(sum(result.points for result in card.of_exercise(exercise)), 6)


def status(card: Scorecard) -> str:
    """One word on a scorecard: "graded", or what kept functions from being judged."""
    outcomes = {result.outcome for result in card.checks}
    for outcome in ("ungradable", "crashed", "timed out", "memory exceeded", "error"):
        if outcome in outcomes:
            return outcome
    return "not attempted" if outcomes == {"not attempted"} else "graded"


def _text(name: str) -> str:
    """A name that a spreadsheet will not take for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t" else name

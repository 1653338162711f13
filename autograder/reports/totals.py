"""The mark that leaves the pack for each student: from the scorecard, or from the gradebook.

nbgrader's `nbgrader export` writes a CSV with a row for each student and assignment, in which
`score` holds manual marks and late penalties as well. Where it is given, it has the last word on
the total; points by exercise are the checks' own.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.reports.marks import exercise_points
from autograder.scoring.scorecard import Scorecard


class ExercisePoints(msgspec.Struct, frozen=True):
    """Points in one exercise, of how many."""

    name: str
    points: float
    max_points: float


class Total(msgspec.Struct, frozen=True):
    """A student's mark; `score` is None where the work could not be judged."""

    student: str
    score: float | None
    max_score: float
    exercises: tuple[ExercisePoints, ...]


def totals(
    cards: Sequence[Scorecard],
    assignment: Assignment,
    gradebook: Mapping[str, tuple[float, float]] | None = None,
) -> tuple[Total, ...]:
    """The marks of all students by name; `gradebook` has score and most points by student."""
    found = []
    for card in sorted(cards, key=lambda card: card.student):
        score: float | None = None if card.ungradable else card.score
        most = card.max_score
        if gradebook and card.student in gradebook:
            score, most = gradebook[card.student]
        parts = tuple(
            ExercisePoints(
                e.name,
                exercise_points(card, e.name),
                round(sum(result.max_points for result in card.of_exercise(e.name)), 6),
            )
            for e in assignment.exercises
        )
        found.append(Total(card.student, score, most, parts))
    return tuple(found)


def read_gradebook(path: Path, assignment: str) -> dict[str, tuple[float, float]]:
    """Score and most points by student from what `nbgrader export` wrote.

    Raises UsageError if the file is not of that form. Rows without a score are left out.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as CSV: {error}") from error
    needed = {"assignment", "student_id", "score", "max_score"}
    if rows and not needed <= set(rows[0]):
        raise UsageError(
            f"{path} lacks the columns {', '.join(sorted(needed - set(rows[0])))}; make it with "
            "`nbgrader export`"
        )
    try:
        return {
            row["student_id"]: (float(row["score"]), float(row["max_score"]))
            for row in rows
            if row["assignment"] == assignment and row["score"]
        }
    except ValueError as error:
        raise UsageError(f"{path}: a score is no number ({error})") from error

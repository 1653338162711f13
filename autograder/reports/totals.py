"""The mark that leaves the pack for each student: from the scorecard, or from the gradebook.

nbgrader's gradebook holds manual marks and late penalties as well. Where there is one it has the
last word: read directly (`autograder.gradebook.marks`), on exercises too; or from the CSV that
`nbgrader export` writes, with a row for each student and assignment, on totals alone.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.reports.marks import Mark, exercise_points, mark_of, write_marks
from autograder.scoring.scorecard import Scorecard


class ExercisePoints(msgspec.Struct, frozen=True):
    """Points in one exercise, of how many."""

    name: str
    points: float
    max_points: float


class Booked(msgspec.Struct, frozen=True):
    """What a gradebook says of a student: the score is after `late_penalty` was taken off.

    `exercises` are points where they are known, with what a person changed, and `by_person` those
    that a person alone marked, since no automatic mark was there; `by_hand` are the points
    for what no check judges, such as answers in words; `waiting` how many cells wait for a person.
    """

    score: float
    max_score: float
    late_penalty: float = 0.0
    by_hand: float = 0.0
    waiting: int = 0
    exercises: Mapping[str, float] = {}
    by_person: frozenset[str] = frozenset()

    def settles(self, card: Scorecard) -> bool:
        """Whether a person has marked all that could not be judged in this scorecard."""
        lost = card.unjudged
        wanted = set(self.exercises) if "" in lost else lost
        return not lost or (bool(wanted) and wanted <= self.by_person)


class Total(msgspec.Struct, frozen=True):
    """A student's mark; `score` is None where the work could not be judged.

    `booked` is where the mark comes from, None for the checks alone.
    """

    student: str
    score: float | None
    max_score: float
    exercises: tuple[ExercisePoints, ...]
    booked: Booked | None = None


def totals(
    cards: Sequence[Scorecard],
    assignment: Assignment,
    gradebook: Mapping[str, Booked] | None = None,
) -> tuple[Total, ...]:
    """The marks of all students by name; those in `gradebook` have its mark."""
    found = []
    for card in sorted(cards, key=lambda card: card.student):
        booked = (gradebook or {}).get(card.student)
        score: float | None = None if card.ungradable else card.score
        most = card.max_score
        if booked is not None:
            score, most = booked.score, booked.max_score
        parts = tuple(
            ExercisePoints(
                e.name,
                (booked.exercises if booked else {}).get(e.name, exercise_points(card, e.name)),
                round(sum(result.max_points for result in card.of_exercise(e.name)), 6),
            )
            for e in assignment.exercises
        )
        found.append(Total(card.student, score, most, parts, booked))
    return tuple(found)


def write_totals(
    cards: Sequence[Scorecard], found: Sequence[Total], assignment: Assignment, path: Path
) -> None:
    """Write the plain CSV of `write_marks`, with the gradebook's marks where there are some.

    Then there are columns for what was graded by hand and what lateness cost, and a status for
    answers that still wait for a mark.
    """
    known = {total.student: total for total in found if total.booked is not None}
    marks = [_with(mark_of(card), known.get(card.student)) for card in cards]
    more: dict[str, dict[str, float]] = {}
    if known:
        booked = {name: total.booked for name, total in known.items() if total.booked}
        more["by_hand"] = {name: one.by_hand for name, one in booked.items()}
        more["late_penalty"] = {name: one.late_penalty for name, one in booked.items()}
    write_marks(marks, assignment, path, more)


def _with(mark: Mark, total: Total | None) -> Mark:
    """A mark with the score, points and status that the gradebook gives it."""
    if total is None or total.booked is None:
        return mark
    return msgspec.structs.replace(
        mark,
        score=total.booked.score,
        max_score=total.booked.max_score,
        points={part.name: part.points for part in total.exercises},
        status="to be graded by hand" if total.booked.waiting else "graded",
    )


def read_gradebook(path: Path, assignment: str) -> dict[str, Booked]:
    """Marks by student from the CSV that `nbgrader export` wrote.

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
            row["student_id"]: Booked(
                float(row["score"]),
                float(row["max_score"]),
                float(row.get("late_submission_penalty") or 0),
            )
            for row in rows
            if row["assignment"] == assignment and row["score"]
        }
    except ValueError as error:
        raise UsageError(f"{path}: a score is no number ({error})") from error

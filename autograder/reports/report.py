"""The class report: one page with everything an instructor looks for after a batch."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.reports.attention import Attention, needs_attention
from autograder.reports.likeness import Likeness, alike, read_programs
from autograder.reports.marks import exercise_points, status
from autograder.reports.pages import render, write_page
from autograder.reports.statistics import (
    CheckRate,
    ExerciseTime,
    Marks,
    Misconception,
    check_rates,
    exercise_times,
    marks_of,
    misconceptions,
    names_of,
    percent,
)
from autograder.scoring.scorecard import Scorecard

PASS_PERCENT = 50.0
MAX_PAIRS = 100


class Row(msgspec.Struct, frozen=True):
    """One student in the table; None where there is no mark."""

    student: str
    score: float | None
    percent: float | None
    status: str
    points: tuple[tuple[float, float], ...]
    seconds: float


class ClassPage(msgspec.Struct, frozen=True):
    """What the report says."""

    title: str
    max_score: float
    exercises: tuple[str, ...]
    marks: Marks
    n_ungradable: int
    attention: tuple[Attention, ...]
    rates: tuple[CheckRate, ...]
    misconceptions: tuple[Misconception, ...]
    times: tuple[ExerciseTime, ...]
    alike: tuple[Likeness, ...]
    n_alike: int
    compared: bool
    rows: tuple[Row, ...]
    pass_percent: float

    @property
    def highest_bin(self) -> int:
        return max(1, *(one.count for one in self.marks.bins))


def write_report(
    cards: Sequence[Scorecard],
    assignment: Assignment,
    path: Path,
    submissions: Mapping[str, Path] | None = None,
    pass_percent: float = PASS_PERCENT,
) -> None:
    """Write the class report; links lead to `feedback/` beside it.

    The files in `submissions`, by student, are compared for near-identical code if given.
    """
    page = class_page(cards, assignment, submissions, pass_percent)
    write_page(path, render("report.html", page=page))


def class_page(
    cards: Sequence[Scorecard],
    assignment: Assignment,
    submissions: Mapping[str, Path] | None = None,
    pass_percent: float = PASS_PERCENT,
) -> ClassPage:
    """What the report says of these scorecards."""
    ordered = sorted(cards, key=lambda card: card.student)
    names = names_of(assignment)
    pairs = alike(read_programs(submissions, assignment)) if submissions else ()
    return ClassPage(
        title=assignment.title,
        max_score=max((card.max_score for card in cards), default=0.0),
        exercises=names,
        marks=marks_of(ordered),
        n_ungradable=sum(card.ungradable for card in ordered),
        attention=needs_attention(ordered, pass_percent),
        rates=check_rates(ordered, assignment),
        misconceptions=misconceptions(ordered),
        times=exercise_times(ordered, assignment),
        alike=pairs[:MAX_PAIRS],
        n_alike=len(pairs),
        compared=bool(submissions),
        rows=tuple(_row(card, names) for card in ordered),
        pass_percent=pass_percent,
    )


def _row(card: Scorecard, names: Sequence[str]) -> Row:
    judged = not card.ungradable
    return Row(
        student=card.student,
        score=card.score if judged else None,
        percent=percent(card) if judged else None,
        status=status(card),
        points=tuple(
            (exercise_points(card, name), sum(r.max_points for r in card.of_exercise(name)))
            for name in names
        ),
        seconds=card.seconds,
    )

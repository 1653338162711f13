"""Feedback: one page for each student, `<folder>/<student>.html`."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from autograder.assignment import Assignment, Exercise, Reading, Section
from autograder.reports.marks import exercise_points
from autograder.reports.pages import page_name, render, write_page
from autograder.reports.reasons import Reason, reason_of
from autograder.scoring.figures import AccuracyFigure, CurvesFigure, Figure, MisreadFigure
from autograder.scoring.scorecard import CheckResult, Outcome, Scorecard

_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

#: For each outcome a sign, a word, and a tone that only underlines them.
SHOWN: dict[Outcome, tuple[str, str, str]] = {
    "passed": ("✓", "passed", "good"),
    "failed": ("✗", "not yet", "bad"),
    "not attempted": ("○", "to write", "wait"),
    "error": ("✗", "error", "bad"),
    "timed out": ("✗", "too long", "bad"),
    "memory exceeded": ("✗", "memory", "bad"),
    "crashed": ("✗", "crashed", "bad"),
    "skipped": ("·", "waiting", "wait"),
    "ungradable": ("?", "not judged", "wait"),
}


#: With these alone, a student has nothing to do: what waits does so for something else.
NOT_OPEN: tuple[Outcome, ...] = ("passed", "skipped", "ungradable")


class ShownCheck(msgspec.Struct, frozen=True):
    """A check as a page shows it; `reason` is in the chosen language."""

    result: CheckResult
    sign: str
    word: str
    tone: str
    figures: tuple[Figure, ...]
    reason: Reason


class Part(msgspec.Struct, frozen=True):
    """One exercise on a page."""

    name: str
    summary: str
    points: float
    max_points: float
    checks: tuple[ShownCheck, ...]
    output: str
    seconds: float
    reading: Reading | None = None
    sections: tuple[Section, ...] = ()

    @property
    def n_passed(self) -> int:
        return sum(check.result.outcome == "passed" for check in self.checks)

    @property
    def is_left(self) -> bool:
        """Whether the student can do more; what only waits for the grader is not theirs to do."""
        return any(check.result.outcome not in NOT_OPEN for check in self.checks)


class FeedbackPage(msgspec.Struct, frozen=True):
    """What a student's page says."""

    student: str
    title: str
    score: float
    max_score: float
    ungradable: bool
    exercises: tuple[Part, ...]
    source: str
    seconds: float

    @property
    def percent(self) -> float:
        return 100 * self.score / self.max_score if self.max_score else 0.0

    @property
    def n_whole(self) -> int:
        return sum(part.n_passed == len(part.checks) for part in self.exercises)

    @property
    def next_name(self) -> str:
        """The first exercise in which something is left, "" if there is none."""
        return next((part.name for part in self.exercises if part.is_left), "")

    @property
    def slowest(self) -> Part | None:
        return max(self.exercises, key=lambda part: part.seconds, default=None)


def write_feedback(cards: Sequence[Scorecard], assignment: Assignment, folder: Path) -> None:
    """Write a self-contained page for each scorecard; pages of other students stay."""
    for card in cards:
        page = render("feedback.html", page=feedback_page(card, assignment))
        write_page(folder / page_name(card.student), page)


def feedback_page(card: Scorecard, assignment: Assignment) -> FeedbackPage:
    """What the page of one scorecard says.

    Checks of no exercise of the assignment, such as those of a renamed one, are left out.
    """
    parts = [_part(card, assignment, exercise) for exercise in assignment.exercises]
    return FeedbackPage(
        student=card.student,
        title=assignment.title,
        score=card.score,
        max_score=card.max_score,
        ungradable=card.ungradable,
        exercises=tuple(part for part in parts if part.checks),
        source=card.source,
        seconds=card.seconds,
    )


def _part(card: Scorecard, assignment: Assignment, exercise: Exercise) -> Part:
    name = exercise.name
    results = card.of_exercise(name)
    checks = shown_checks(results, assignment)
    return Part(
        name=name,
        summary=exercise.summary,
        points=exercise_points(card, name),
        max_points=round(sum(result.max_points for result in results), 6),
        checks=checks,
        output=printed("".join(r.output for r in results if r.visibility == "public")),
        seconds=sum(result.seconds for result in results),
        reading=exercise.reading,
        sections=sections_of(checks),
    )


def printed(output: str) -> str:
    """Printed text as a terminal leaves it: without colours and without what was written over."""
    plain = _CONTROL.sub("", _ANSI.sub("", output.replace("\r\n", "\n")))
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in plain.split("\n")).strip(
        "\n"
    )


def sections_of(checks: Sequence[ShownCheck]) -> tuple[Section, ...]:
    """Which parts of the notebook to read again, each once; none where no check tells a mistake."""
    if all(check.result.outcome in NOT_OPEN for check in checks):
        return ()
    left = [check.reason.section for check in checks if check.result.outcome != "passed"]
    return tuple(dict.fromkeys(section for section in left if section))


def shown_checks(results: Sequence[CheckResult], assignment: Assignment) -> tuple[ShownCheck, ...]:
    """Checks for a page, each picture once.

    Pictures of hidden checks are left out, but for the lesson's own training, the shipped images
    that its network misread, and an accuracy: students have these images, and no others are ever
    shown. Where there is that training, the curves of a check's few steps on made-up images are
    not.
    """
    shown: list[ShownCheck] = []
    seen: list[Figure] = []
    whole = any(isinstance(f, CurvesFigure) and f.lesson for r in results for f in r.figures)
    for result in results:
        new = [f for f in result.figures if f not in seen and result.visibility == "public"]
        drawn = new if not seen or result.outcome == "failed" else []
        if whole and result.outcome == "passed":
            drawn = [f for f in drawn if not isinstance(f, CurvesFigure)]
        figures = (*drawn, *(f for f in result.figures if _for_everyone(f) and f not in drawn))
        seen += figures
        reason = reason_of(result, assignment)
        shown.append(ShownCheck(result, *SHOWN[result.outcome], figures, reason))
    return tuple(shown)


def _for_everyone(figure: Figure) -> bool:
    """Whether a picture is of the images that students have, or of a number only."""
    if isinstance(figure, CurvesFigure):
        return figure.lesson
    return isinstance(figure, MisreadFigure | AccuracyFigure)

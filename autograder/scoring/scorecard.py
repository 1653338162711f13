"""The outcome of every check for one submission."""

from pathlib import Path
from typing import Literal

import msgspec

from autograder.files import write_whole
from autograder.scoring.figures import Figure
from autograder.scoring.rubric import Visibility

Outcome = Literal[
    "passed",
    "failed",
    "not attempted",
    "error",
    "timed out",
    "memory exceeded",
    "crashed",
    "skipped",
    "ungradable",
]


class Measured(msgspec.Struct, frozen=True):
    """An accuracy that a check measured on `n` images, against the `least` that it asks for.

    `shares` has one for each training: the first, and where that was close, those that followed.
    """

    what: str
    n: int
    least: float
    shares: tuple[float, ...]


class CheckResult(msgspec.Struct, frozen=True):
    """What one check found.

    `sentence` says what was asked, `message` what was seen, `note` how the check came to it,
    where that matters to the instructor; `measured` are the accuracies that it asked for. `figures`
    show what a failed check puts beside what should be, else a call that this check was the first
    to make, as does `output`, what the student's code printed. Hidden checks have no output, and no
    figures but of the lesson's own training, of the shipped images that its network misread, and
    of an accuracy.
    """

    exercise: str
    name: str
    outcome: Outcome
    points: float
    max_points: float
    sentence: str
    message: str = ""
    hint: str = ""
    misconception: str = ""
    seconds: float = 0.0
    visibility: Visibility = "public"
    note: str = ""
    figures: tuple[Figure, ...] = ()
    output: str = ""
    measured: tuple[Measured, ...] = ()


class Scorecard(msgspec.Struct, frozen=True):
    """All checks of one submission.

    `notes` are for the instructor. `keys` says for each exercise what its verdict rests on.
    `seconds` is how long judging took in all, `spent` how much of that each of the student's
    functions took, with "" for loading the submission.
    """

    student: str
    assignment: str
    score: float
    max_score: float
    checks: tuple[CheckResult, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    seconds: float = 0.0
    keys: dict[str, str] = {}
    spent: dict[str, float] = {}

    @property
    def ungradable(self) -> bool:
        """Whether a fault of the grader's own keeps this from being a mark."""
        return bool(self.unjudged)

    @property
    def unjudged(self) -> frozenset[str]:
        """The exercises that could not be judged; with "" among them none could."""
        return frozenset(r.exercise for r in self.checks if r.outcome == "ungradable")

    def of_exercise(self, exercise: str) -> tuple[CheckResult, ...]:
        return tuple(result for result in self.checks if result.exercise == exercise)


def scorecard(
    student: str,
    assignment: str,
    checks: tuple[CheckResult, ...],
    notes: tuple[str, ...] = (),
    source: str = "",
    seconds: float = 0.0,
) -> Scorecard:
    """A scorecard whose score is the sum of its checks."""
    return Scorecard(
        student=student,
        assignment=assignment,
        score=round(sum(result.points for result in checks), 6),
        max_score=round(sum(result.max_points for result in checks), 6),
        checks=checks,
        notes=notes,
        source=source,
        seconds=seconds,
    )


def write_scorecard(card: Scorecard, path: Path) -> None:
    """Write it as JSON, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")


def read_scorecard(path: Path) -> Scorecard:
    """The scorecard in a file; msgspec.MsgspecError if it is none."""
    return msgspec.json.decode(path.read_bytes(), type=Scorecard)

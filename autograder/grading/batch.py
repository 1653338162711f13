"""One batch: from a folder of submissions to scorecards and marks."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from autograder.checks import load_assignment
from autograder.errors import UsageError
from autograder.grading.discovery import discover
from autograder.grading.judge import JudgeConfig
from autograder.grading.pool import Event, Judged, judge_all
from autograder.reports.marks import write_marks
from autograder.scoring.scorecard import Scorecard, write_scorecard


class Batch(msgspec.Struct, frozen=True):
    """What to grade, with what, and where to put the outcome."""

    submissions: Path
    out: Path
    assignment: str
    data: Path
    hidden: Path | None = None
    jobs: int | None = None
    seed: int | None = None
    call_seconds: float | None = None


class Found(msgspec.Struct, frozen=True):
    """How many submissions there are."""

    n_submissions: int


def grade_batch(batch: Batch, on_event: Callable[[Event | Found], None]) -> list[Scorecard]:
    """Judge all submissions; scorecards and marks are written as they come.

    Raises UsageError for a folder without submissions, or an output folder that cannot be
    written.
    """
    assignment = load_assignment(batch.assignment)
    found = discover(batch.submissions, batch.assignment)
    hidden = hidden_images(batch.hidden)
    folder = batch.out / "scorecards" / batch.assignment
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {batch.out}: {error.strerror}") from error
    cards: dict[str, Scorecard] = {}

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            cards[event.card.student] = event.card
            write_scorecard(event.card, folder / f"{event.card.student}.json")
        on_event(event)

    config = JudgeConfig(
        assignment=batch.assignment,
        data=str(batch.data.resolve()),
        hidden=str(hidden.resolve()) if hidden else "",
        seed=batch.seed,
        call_seconds=batch.call_seconds,
    )
    on_event(Found(len(found)))
    judge_all(found, config, batch.jobs or os.cpu_count() or 1, keep)
    ordered = [cards[student] for student in sorted(cards)]
    write_marks(ordered, assignment, batch.out / "marks.csv")
    return ordered


def hidden_images(folder: Path | None) -> Path | None:
    """The folder of hidden images, if named; UsageError if it is not there."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise UsageError(
            f"{folder} is no folder; make hidden images with "
            f"`autograder data render --split hidden --out {folder}`"
        )
    return folder

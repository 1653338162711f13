"""One batch: from a folder of submissions to scorecards and marks."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from autograder.checks import load_assignment
from autograder.confinement.level import Isolation
from autograder.errors import UsageError
from autograder.grading.discovery import discover
from autograder.grading.kept import merged, read_kept, task_for
from autograder.grading.keys import exercise_keys
from autograder.grading.pool import Event, Judged, judge_all
from autograder.grading.tasks import JudgeConfig, Task
from autograder.lesson.folder import class_names
from autograder.lesson.manifest import verify
from autograder.lesson.thresholds import read_thresholds
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
    fresh: bool = False
    isolation: Isolation = "auto"


class Counted(msgspec.Struct, frozen=True):
    """How many submissions there are, and how many keep the verdict of an earlier run."""

    n_submissions: int
    n_kept: int


def grade_batch(batch: Batch, on_event: Callable[[Event | Counted], None]) -> list[Scorecard]:
    """Judge all submissions; scorecards are written as they come, marks at the end.

    A submission that was judged before keeps its verdict in every exercise for which neither
    it nor the checks, engine, data or libraries have changed; `fresh` judges all anew.

    Raises UsageError for a folder without submissions, or an output folder that cannot be
    written; DataError for images or backbones that are not what their manifest says, or
    for which it was never measured how accurate a trained network should be.
    """
    assignment = load_assignment(batch.assignment)
    found = discover(batch.submissions, batch.assignment)
    hidden = hidden_images(batch.hidden, batch.data)
    verify(batch.data)
    read_thresholds(batch.data)
    if hidden is not None and (hidden / "manifest.json").is_file():
        verify(hidden)
    folder = batch.out / "scorecards" / batch.assignment
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {batch.out}: {error.strerror}") from error
    config = JudgeConfig(
        assignment=batch.assignment,
        data=str(batch.data.resolve()),
        hidden=str(hidden.resolve()) if hidden else "",
        seed=batch.seed,
        call_seconds=batch.call_seconds,
        isolation=batch.isolation,
    )
    settings = (repr(assignment.limits), repr(batch.call_seconds), repr(batch.seed))
    keys = exercise_keys(assignment, (*settings, _manifest(hidden)), batch.data)
    cards: dict[str, Scorecard] = {}
    tasks: dict[str, Task] = {}
    for submission in found:
        kept = None if batch.fresh else read_kept(folder, submission.student)
        task = task_for(submission, keys, kept)
        if kept is not None:
            cards[submission.student] = kept
        if task is not None:
            tasks[submission.student] = task

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            card, only = event.card, tasks[event.card.student].only
            if only and not card.ungradable:
                card = merged(card, only, cards[card.student], keys)
            cards[card.student] = card
            write_scorecard(card, folder / f"{card.student}.json")
            event = Judged(card)
        on_event(event)

    on_event(Counted(len(found), len(found) - len(tasks)))
    judge_all(tasks.values(), config, batch.jobs or os.cpu_count() or 1, keep)
    ordered = [cards[student] for student in sorted(cards)]
    write_marks(ordered, assignment, batch.out / "marks.csv")
    return ordered


def _manifest(hidden: Path | None) -> str:
    """What tells one hidden set from another: its manifest."""
    if hidden is None or not (hidden / "manifest.json").is_file():
        return str(hidden)
    return (hidden / "manifest.json").read_text("utf-8")


def hidden_images(folder: Path | None, data: Path) -> Path | None:
    """The folder of hidden images, if named.

    Raises UsageError if it is not there, or has other classes than the test images.
    """
    if folder is None:
        return None
    if not folder.is_dir():
        raise UsageError(
            f"{folder} is no folder; make hidden images with "
            f"`autograder data render --split hidden --out {folder}`"
        )
    wanted, found = class_names(data / "Shoes" / "Test"), class_names(folder)
    if found != wanted:
        raise UsageError(
            f"{folder} has the classes {', '.join(found) or 'none'}, but the test images are of "
            f"{', '.join(wanted)}"
        )
    return folder

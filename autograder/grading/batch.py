"""One batch: from a folder of submissions to scorecards and marks."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.checks import load_assignment
from autograder.confinement.level import Isolation
from autograder.errors import UsageError
from autograder.grading.changes import Change
from autograder.grading.desk import Desk
from autograder.grading.discovery import Found
from autograder.grading.intake import UNPACKED, take_in
from autograder.grading.keys import exercise_keys, hidden_digest
from autograder.grading.pool import Event, Judged, Judges
from autograder.grading.profile import Profile
from autograder.grading.regrade import Regrade
from autograder.grading.seed import KeptSeed
from autograder.grading.tasks import JudgeConfig
from autograder.lesson.folder import class_names
from autograder.lesson.manifest import verify
from autograder.lesson.thresholds import read_thresholds
from autograder.reports.marks import Mark


class Batch(msgspec.Struct, frozen=True):
    """What to grade, with what, and where to put the outcome.

    With `propose` nothing that stands is changed: new scorecards go beside the old ones, and a
    later run without it uses them. `cluster` is the address of a Dask scheduler.
    """

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
    regrade: Regrade = Regrade()
    propose: bool = False
    cluster: str = ""


class Counted(msgspec.Struct, frozen=True):
    """How many submissions there are, and how many keep the verdict of an earlier run.

    Of these, how many have an outdated one and were not chosen to be judged anew, and how many
    were judged anew by a run of the same command that was stopped.
    """

    n_submissions: int
    n_kept: int
    n_outdated: int = 0
    n_done_anew: int = 0


class Graded(msgspec.Struct, frozen=True):
    """What came of a batch: the submissions, marks by student, and what changed.

    `unwritten` says why some scorecards could not be written, by student; `vanished` are the
    students of scorecards for which there is no submission any more.
    """

    found: tuple[Found, ...]
    marks: tuple[Mark, ...]
    changes: tuple[Change, ...]
    unwritten: dict[str, str]
    vanished: tuple[str, ...]
    profile: Profile


def grade_batch(batch: Batch, on_event: Callable[[Event | Counted], None]) -> Graded:
    """Judge all submissions; scorecards are written as they come, marks at the end.

    A submission that was judged before keeps its verdict in every exercise for which neither
    it nor the checks, engine, data or libraries have changed; `fresh` judges all anew. One that
    was stopped goes on with the seed that it drew. The output folder must be the caller's own
    while this runs: see `lock`.

    Raises UsageError for a folder without submissions, an output folder that cannot be written,
    or if no judge can start; DataError for images or backbones that are not what their manifest
    says, or for which it was never measured how accurate a trained network should be.
    """
    profile = Profile()
    assignment = load_assignment(batch.assignment)
    found = take_in(batch.submissions, batch.assignment, batch.out / UNPACKED)
    batch.regrade.check([one.student for one in found], assignment)
    hidden = hidden_images(batch.hidden, batch.data, assignment)
    keys = _keys(batch, assignment, hidden)
    desk = Desk(batch.out, assignment, keys, batch.propose)
    seed = KeptSeed(batch.out, batch.assignment)
    config = JudgeConfig(
        assignment=batch.assignment,
        data=str(batch.data.resolve()),
        hidden=str(hidden.resolve()) if hidden else "",
        seed=seed.draw() if batch.seed is None else batch.seed,
        call_seconds=batch.call_seconds,
        isolation=batch.isolation,
    )
    tasks = desk.tasks(found, batch.regrade, batch.fresh)
    n_kept = len(found) - len(tasks)
    on_event(Counted(len(found), n_kept, desk.n_outdated, desk.n_done_anew))
    n_judges = batch.jobs or n_cores()
    profile.judges = min(n_judges, max(1, len(tasks)))

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            profile.add(event.card, assignment)
            with profile.timed("writing"):
                event = Judged(desk.keep(event.card))
        on_event(event)

    if batch.cluster:
        from autograder.grading.cluster import judge_on_cluster

        profile.judges = judge_on_cluster(tasks, config, batch.cluster, keep)
    else:
        with Judges(config, n_judges) as judges:
            judges.run(tasks, keep)
    with profile.timed("writing"):
        marks = desk.close()
        seed.forget()
    changes = tuple(desk.changes)
    return Graded(found, marks, changes, desk.unwritten, desk.vanished, profile)


def n_cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _keys(batch: Batch, assignment: Assignment, hidden: Path | None) -> dict[str, str]:
    """The keys of the exercises, of data that is what its manifest says."""
    verify(batch.data)
    if assignment.measured:
        read_thresholds(batch.data)
    if hidden is not None and (hidden / "manifest.json").is_file():
        verify(hidden)
    settings = (repr(assignment.limits), repr(batch.call_seconds), repr(batch.seed))
    return exercise_keys(assignment, (*settings, hidden_digest(hidden)), batch.data)


def hidden_images(folder: Path | None, data: Path, assignment: Assignment) -> Path | None:
    """The folder of hidden images, if named; of a course's `.hidden` the one that is asked for.

    Raises UsageError if it is not there, or has other classes than the shipped images that are
    scored, or if the assignment measures on none.
    """
    if folder is None:
        return None
    if not folder.is_dir():
        raise UsageError(
            f"{folder} is no folder; make hidden images with "
            f"`autograder data render --split hidden --out {folder}`"
        )
    if not assignment.scored:
        raise UsageError("this assignment measures on no images; leave --hidden out")
    folder = assignment.hidden_in(folder) or folder
    wanted, found = class_names(data / assignment.scored), class_names(folder)
    if found != wanted:
        raise UsageError(
            f"{folder} has the classes {', '.join(found) or 'none'}, but the test images are of "
            f"{', '.join(wanted)}"
        )
    return folder

"""Scorecards of earlier runs: what can be used again, and what has to be judged anew."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec

from autograder.grading.discovery import Found
from autograder.grading.keys import key, submission_digest
from autograder.grading.tasks import Task
from autograder.scoring.scorecard import CheckResult, Scorecard, read_scorecard, scorecard


def read_kept(folder: Path, student: str) -> Scorecard | None:
    """The scorecard of an earlier run, None if there is none that is whole."""
    try:
        card = read_scorecard(folder / f"{student}.json")
    except (OSError, msgspec.MsgspecError):
        return None
    return card if card.student == student else None


def keys_of(found: Found, exercises: dict[str, str]) -> dict[str, str]:
    """For each exercise a hash of all that the verdict on this submission rests on."""
    submission = submission_digest(found.path, found.reason)
    return {name: key(submission, digest) for name, digest in exercises.items()}


def task_for(found: Found, keys: dict[str, str], kept: Scorecard | None) -> Task | None:
    """What is left to judge of a submission, None if nothing is.

    An exercise whose key has not changed keeps its verdict, unless the grader could not judge it
    or the scorecard has none.
    """
    if kept is None:
        return Task(found, (), keys)
    lost = kept.unjudged
    stale = [
        name
        for name in keys
        if kept.keys.get(name) != keys[name] or name in lost or not kept.of_exercise(name)
    ]
    return _task(found, stale, keys) if stale else None


def task_anew(
    found: Found, keys: dict[str, str], kept: Scorecard | None, exercises: Collection[str]
) -> Task:
    """The exercises named, all if none are, and those that have no verdict to be kept."""
    if kept is None or not exercises:
        return Task(found, (), keys)
    wanted = [name for name in keys if name in exercises or not kept.of_exercise(name)]
    return _task(found, wanted, keys)


def _task(found: Found, exercises: Sequence[str], keys: dict[str, str]) -> Task:
    """A task with the keys of what it judges: a scorecard may promise no more than it holds."""
    if len(exercises) == len(keys):
        return Task(found, (), keys)
    return Task(found, tuple(exercises), {name: keys[name] for name in exercises})


def merged(new: Scorecard, only: Sequence[str], kept: Scorecard, order: Iterable[str]) -> Scorecard:
    """The new results for the exercises in `only`, and the kept ones for all others."""
    checks: list[CheckResult] = []
    for exercise in order:
        checks += (new if exercise in only else kept).of_exercise(exercise)
    whole = scorecard(
        new.student, new.assignment, tuple(checks), new.notes, new.source, new.seconds
    )
    return msgspec.structs.replace(whole, keys=kept.keys | new.keys, spent=new.spent)

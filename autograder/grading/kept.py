"""Scorecards of earlier runs: what can be used again, and what has to be judged anew."""

from collections.abc import Iterable, Sequence
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

    An exercise whose key has not changed keeps its verdict, unless the grader could not judge.
    """
    if kept is None:
        return Task(found, (), keys)
    lost = {result.exercise for result in kept.checks if result.outcome == "ungradable"}
    if "" in lost:
        return Task(found, (), keys)
    stale = [name for name in keys if kept.keys.get(name) != keys[name] or name in lost]
    if not stale:
        return None
    return Task(found, () if len(stale) == len(keys) else tuple(stale), keys)


def merged(new: Scorecard, only: Sequence[str], kept: Scorecard, order: Iterable[str]) -> Scorecard:
    """The new results for the exercises in `only`, and the kept ones for all others."""
    checks: list[CheckResult] = []
    for exercise in order:
        checks += (new if exercise in only else kept).of_exercise(exercise)
    whole = scorecard(
        new.student, new.assignment, tuple(checks), new.notes, new.source, new.seconds
    )
    keys = kept.keys | {name: new.keys[name] for name in only}
    return msgspec.structs.replace(whole, keys=keys, spent=new.spent)

"""Running checks on code that a course author wrote or trusts, in this process and unconfined."""

import contextlib
import io
import itertools
import os
import tempfile
import types
from collections.abc import Callable, Iterable, Iterator
from unittest import mock

import msgspec

from autograder.assignment import Assignment
from autograder.checks import check_folders, load_assignment
from autograder.lesson.folder import VARIABLE
from autograder.proof.trial import Images, Trial, Tried
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent

HIDDEN = "AUTOGRADER_HIDDEN"


def judge_trials(trials: Iterable[Trial], images: Images, done: Callable[[Tried], None]) -> None:
    """Judge one trial after another, by public and hidden checks; `done` is told of each.

    Pytest is started once for all trials in a row that are of one assignment. What they write to
    the current folder goes to one that is thrown away.
    """
    images = Images(images.data.resolve(), images.hidden and images.hidden.resolve())
    for name, some in itertools.groupby(trials, key=lambda trial: trial.assignment):
        assignment = load_assignment(name)
        hidden = images.hidden_for(assignment)
        with (
            mock.patch.dict(os.environ, {VARIABLE: str(images.data)}),
            tempfile.TemporaryDirectory(prefix="autograder-trials-") as folder,
            contextlib.chdir(folder),
        ):
            os.environ.pop(HIDDEN, None)
            if hidden is not None:
                os.environ[HIDDEN] = str(hidden)
            judge(check_folders(name, hidden=True), _jobs(assignment, some, images, done))


def tried(trials: Iterable[Trial], images: Images) -> list[Tried]:
    """All trials judged, in their order."""
    found: list[Tried] = []
    judge_trials(trials, images, found.append)
    return found


def _jobs(
    assignment: Assignment,
    trials: Iterable[Trial],
    images: Images,
    done: Callable[[Tried], None],
) -> Iterator[Job]:
    functions = {exercise.name: exercise.function for exercise in assignment.exercises}
    for trial in trials:
        module = types.ModuleType("submission")
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(trial.code, module.__dict__)
        except Exception as error:
            done(Tried(trial, (), f"{type(error).__name__}: {error}"))
            continue
        student = InProcessStudent(module.__dict__, assignment.functions, images.data, trial.seed)
        said: list[tuple[CheckResult, ...]] = []
        try:
            job = Job(student, said.append, trial.only, functions, checks=trial.checks)
            yield job
            if trial.regardless and any(result.outcome == "skipped" for result in said[0]):
                yield msgspec.structs.replace(job, regardless=True)
        finally:
            student.close()
        done(Tried(trial, said[0], regardless=said[1] if said[1:] else ()))

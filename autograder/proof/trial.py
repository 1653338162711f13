"""Running checks on code that a course author wrote or trusts: in processes of this machine.

Unlike submissions, these run unconfined.
"""

import contextlib
import io
import multiprocessing
import os
import types
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from unittest import mock

import msgspec

from autograder.checks import check_folders, load_assignment
from autograder.errors import AutograderError
from autograder.lesson.folder import VARIABLE
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent

#: So many trials share one start of pytest.
AT_ONCE = 6


class Trial(msgspec.Struct, frozen=True):
    """A module to be judged in some exercises, all if `only` is empty."""

    assignment: str
    name: str
    code: str
    only: tuple[str, ...] = ()
    seed: int = 0


class Tried(msgspec.Struct, frozen=True):
    """What the checks said of a trial; `error` if its code could not be run at all."""

    trial: Trial
    results: tuple[CheckResult, ...]
    error: str = ""


def run_trials(trials: Sequence[Trial], data: Path, jobs: int = 1) -> Iterator[Tried]:
    """Judge each trial, public and hidden checks, in any order; `jobs` processes at a time.

    `data` is the folder of the lesson's images and backbones. With one job all run here.
    """
    by_assignment: dict[str, list[Trial]] = {}
    for trial in trials:
        by_assignment.setdefault(trial.assignment, []).append(trial)
    parts = [
        some[at : at + AT_ONCE]
        for some in by_assignment.values()
        for at in range(0, len(some), AT_ONCE)
    ]
    if jobs == 1:
        for part in parts:
            yield from _judged(part, data)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        for future in as_completed([pool.submit(_judged, part, data) for part in parts]):
            yield from future.result()


def _judged(trials: list[Trial], data: Path) -> list[Tried]:
    """Trials of one assignment, one after another."""
    assignment = load_assignment(trials[0].assignment)
    functions = {exercise.name: exercise.function for exercise in assignment.exercises}
    done: list[Tried] = []

    def keep(trial: Trial, results: tuple[CheckResult, ...]) -> None:
        done.append(Tried(trial, results))

    def jobs() -> Iterator[Job]:
        for trial in trials:
            module = types.ModuleType("submission")
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(trial.code, module.__dict__)
            except Exception as error:
                done.append(Tried(trial, (), f"{type(error).__name__}: {error}"))
                continue
            student = InProcessStudent(module.__dict__, assignment.functions, data, trial.seed)
            try:
                yield Job(student, partial(keep, trial), trial.only, functions)
            finally:
                student.close()

    surroundings = {VARIABLE: str(data)}
    with contextlib.redirect_stdout(io.StringIO()), mock.patch.dict(os.environ, surroundings):
        judge(check_folders(assignment.name, hidden=True), jobs())
    if len(done) != len(trials):
        raise AutograderError(f"{len(trials) - len(done)} of {len(trials)} trials gave no verdict")
    return done

"""The judge: a process of its own with the checks, hidden data and a warm TensorFlow.

Runs `serve` in a spawned process: submissions come in over a pipe, scorecards go out. Student
code never runs here; each submission gets a confined child.
"""

import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.checks import check_folders, load_assignment
from autograder.errors import SubmissionError
from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard
from autograder.students.confined import ConfinedStudent
from autograder.students.oddities import oddities
from autograder.students.protocol import Student
from autograder.students.reading import read_submission
from autograder.students.tampering import changes_from_release
from autograder.students.unreadable import UnreadableStudent


def serve(pipe: Connection, config: JudgeConfig, ready: Callable[[], None] = lambda: None) -> None:
    """Judge each `Task` that comes over the pipe until None comes; answer with scorecards.

    `ready` is called once, when all checks are collected. Raises AutograderError if they cannot be.
    """
    assignment = load_assignment(config.assignment)
    if config.call_seconds is not None:
        limits = msgspec.structs.replace(
            assignment.limits,
            call_seconds=config.call_seconds,
            load_seconds=min(config.call_seconds, assignment.limits.load_seconds),
        )
        assignment = msgspec.structs.replace(assignment, limits=limits)
    jobs = _jobs(pipe, config, assignment, ready)
    judge(check_folders(config.assignment, hidden=True), jobs)


def _jobs(
    pipe: Connection, config: JudgeConfig, assignment: Assignment, ready: Callable[[], None]
) -> Iterator[Job]:
    ready()
    functions = {exercise.name: exercise.function for exercise in assignment.exercises}
    while True:
        task = pipe.recv()
        if task is None:
            return
        start = time.perf_counter()
        student, notes = open_student(task, config, assignment)
        cards: list[Scorecard] = []

        def done(
            results: tuple[CheckResult, ...],
            task: Task = task,
            notes: tuple[str, ...] = notes,
            student: Student = student,
            start: float = start,
            cards: list[Scorecard] = cards,
        ) -> None:
            seconds = round(time.perf_counter() - start, 3)
            found = task.found
            everything = (*found.notes, *notes, *_load_notes(student, assignment))
            source = found.path.name if found.path else ""
            card = scorecard(found.student, assignment.name, results, everything, source, seconds)
            spent = {name: round(value, 3) for name, value in student.spent.items()}
            cards.append(msgspec.structs.replace(card, keys=task.keys, spent=spent))

        try:
            yield Job(student, done, task.only, functions)
        finally:
            student.close()
        pipe.send(cards[0])


def open_student(
    task: Task, config: JudgeConfig, assignment: Assignment
) -> tuple[Student, tuple[str, ...]]:
    """A student that can be called, and notes on its file."""
    found = task.found
    if found.path is None:
        return UnreadableStudent(assignment.functions, found.reason), (found.reason,)
    try:
        submission = read_submission(found.path, assignment)
    except SubmissionError as error:
        return UnreadableStudent(assignment.functions, f"{error}."), (str(error),)
    student = ConfinedStudent(
        submission.program,
        assignment.limits,
        Path(config.data) if config.data else None,
        config.seed,
        config.isolation,
        secrets=(Path(config.hidden),) if config.hidden else (),
        readable=assignment.readable,
    )
    notes = (*submission.notes, *changes_from_release(found.path, assignment))
    return student, tuple(dict.fromkeys((*notes, *oddities(found.path, assignment.name))))


def _load_notes(student: Student, assignment: Assignment) -> tuple[str, ...]:
    """Which of the student's own cells failed; the release's may miss what is not there."""
    if not isinstance(student, ConfinedStudent) or student.loaded is None:
        return ()
    return tuple(
        f"{student.cell_name(at)}: {failure.message}"
        for at, failure in student.loaded.failures.items()
        if not assignment.is_locked(student.cell_name(at))
    )

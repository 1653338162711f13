"""Judges in processes of their own; one that dies is replaced, and its submission tried again."""

import contextlib
import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec

from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard

TRIES = 2
JUDGE_SECONDS = 1_800.0
_CONTEXT = multiprocessing.get_context("spawn")


class Started(msgspec.Struct, frozen=True):
    """A submission went to a judge."""

    student: str


class Judged(msgspec.Struct, frozen=True):
    """A submission has its scorecard."""

    card: Scorecard


Event = Started | Judged


def _serve(pipe: Connection, config: JudgeConfig) -> None:
    """Become a judge; TensorFlow and pytest are imported there and never in the controller."""
    from autograder.grading.judge import serve

    serve(pipe, config)


class _Worker:
    """One judge process and the submission it is at."""

    def __init__(self, config: JudgeConfig) -> None:
        self.pipe: Connection
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(
            target=_serve, args=(theirs, config), daemon=True
        )
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.since = 0.0

    def give(self, task: Task) -> None:
        self.task, self.since = task, time.monotonic()
        self.pipe.send(task)

    def stop(self) -> None:
        if self.process.is_alive() and self.task is None:
            try:
                self.pipe.send(None)
                self.process.join(5)
            except OSError:
                pass
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started in here do not hear Ctrl-C; the controller ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def judge_all(
    tasks: Iterable[Task],
    config: JudgeConfig,
    n_judges: int,
    on_event: Callable[[Event], None],
) -> None:
    """Judge every submission; `on_event` hears of each start and each scorecard.

    A submission whose judge died, or that could not be judged for another fault of the grader's,
    is tried once more at the end; after that its scorecard says so and is no mark.
    """
    waiting = deque(tasks)
    tries: dict[str, int] = {}
    workers = [_Worker(config) for _ in range(min(n_judges, len(waiting)))]
    try:
        while waiting or any(worker.task for worker in workers):
            for worker in workers:
                if worker.task is None and waiting:
                    task = waiting.popleft()
                    tries[task.student] = tries.get(task.student, 0) + 1
                    on_event(Started(task.student))
                    _hand_over(worker, task)
            workers = [
                _collect(worker, config, waiting, tries, on_event) for worker in _ready(workers)
            ]
    finally:
        for worker in workers:
            worker.stop()


def _hand_over(worker: _Worker, task: Task) -> None:
    try:
        worker.give(task)
    except OSError:
        worker.process.kill()


def _ready(workers: list[_Worker]) -> list[_Worker]:
    """Wait until a judge has something to say, died, or took far too long."""
    wait([worker.pipe for worker in workers if worker.task], timeout=5)
    for worker in workers:
        if worker.task and time.monotonic() - worker.since > JUDGE_SECONDS:
            worker.process.kill()
    return workers


def _collect(
    worker: _Worker,
    config: JudgeConfig,
    waiting: deque[Task],
    tries: dict[str, int],
    on_event: Callable[[Event], None],
) -> _Worker:
    """Take a judge's answer if there is one; a new judge in place of one that died."""
    task = worker.task
    if task is None or (worker.process.is_alive() and not worker.pipe.poll()):
        return worker
    try:
        card = worker.pipe.recv() if worker.pipe.poll() else None
    except (EOFError, OSError):
        card = None
    worker.task = None
    again = tries[task.student] < TRIES
    if card is None:
        worker.stop()
        worker = _Worker(config)
    if again and (card is None or card.ungradable):
        waiting.append(task)
    else:
        on_event(Judged(card or ungradable(task, config.assignment)))
    return worker


def ungradable(task: Task, assignment: str) -> Scorecard:
    """A scorecard for a submission that the grader itself could not judge."""
    reason = "The judge's own process ended twice at this submission; it needs a human."
    result = CheckResult(
        exercise="",
        name="judged",
        outcome="ungradable",
        points=0.0,
        max_points=0.0,
        sentence="The submission was judged.",
        message=reason,
        visibility="hidden",
    )
    found = task.found
    source = found.path.name if found.path else ""
    return scorecard(found.student, assignment, (result,), (*found.notes, reason), source)

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
from types import TracebackType
from typing import Literal, Self

import msgspec

from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard

TRIES = 2
JUDGE_SECONDS = 1_800.0
ENDED_TWICE = "The judge's own process ended twice at this submission; it needs a human."
_CONTEXT = multiprocessing.get_context("spawn")


class Started(msgspec.Struct, frozen=True):
    """A submission went to a judge."""

    student: str


class Judged(msgspec.Struct, frozen=True):
    """A submission has its scorecard."""

    card: Scorecard


class WorkerNews(msgspec.Struct, frozen=True):
    """A worker of a cluster may judge, must not, or is gone; why, where there is more to say."""

    worker: str
    state: Literal["joined", "refused", "lost"]
    reason: str = ""


Event = Started | Judged | WorkerNews


def _serve(pipe: Connection, config: JudgeConfig) -> None:
    """Become a judge; TensorFlow and pytest are imported there and never in the controller."""
    from autograder.grading.surroundings import prepare

    prepare(config)
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

    @property
    def at_work(self) -> bool:
        """Whether the judge lives and has not answered."""
        return self.process.is_alive() and not self.pipe.poll()

    def answer(self) -> Scorecard | None:
        """What the judge answered, None if it died instead."""
        try:
            card: Scorecard | None = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            return None
        return card

    def stop(self) -> None:
        """End the judge; one that has nothing to do may end by itself."""
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


class Judges:
    """Some judges, started when there is work for them; leaving the context ends them."""

    def __init__(self, config: JudgeConfig, n_judges: int) -> None:
        self._config = config
        self._n_judges = n_judges
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all judges, also those that are at work."""
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def run(self, tasks: Iterable[Task], on_event: Callable[[Event], None]) -> None:
        """Judge every submission; `on_event` hears of each start and each scorecard.

        A submission whose judge died, or that could not be judged for another fault of the
        grader's, is tried once more at the end; after that its scorecard says so and is no mark.
        """
        waiting = deque(tasks)
        tries: dict[str, int] = {}
        for _ in range(min(self._n_judges, len(waiting)) - len(self._workers)):
            self._workers.append(_Worker(self._config))
        while waiting or any(worker.task for worker in self._workers):
            for worker in self._workers:
                if worker.task is None and waiting:
                    task = waiting.popleft()
                    tries[task.student] = tries.get(task.student, 0) + 1
                    on_event(Started(task.student))
                    _hand_over(worker, task)
            _wait(self._workers)
            for at, worker in enumerate(self._workers):
                if worker.task is not None and not worker.at_work:
                    self._workers[at] = self._collect(worker, worker.task, waiting, tries, on_event)

    def _collect(
        self,
        worker: _Worker,
        task: Task,
        waiting: deque[Task],
        tries: dict[str, int],
        on_event: Callable[[Event], None],
    ) -> _Worker:
        """Take a judge's answer; a new judge in place of one that died."""
        card, worker.task = worker.answer(), None
        if card is None:
            worker.stop()
            worker = _Worker(self._config)
        if tries[task.student] < TRIES and (card is None or card.ungradable):
            waiting.append(task)
        else:
            on_event(Judged(card or ungradable(task, self._config.assignment)))
        return worker


def _hand_over(worker: _Worker, task: Task) -> None:
    try:
        worker.give(task)
    except OSError:
        worker.process.kill()


def _wait(workers: list[_Worker]) -> None:
    """Wait until a judge has something to say, died, or took far too long."""
    wait([worker.pipe for worker in workers if worker.task], timeout=5)
    for worker in workers:
        if worker.task and time.monotonic() - worker.since > JUDGE_SECONDS:
            worker.process.kill()


def ungradable(task: Task, assignment: str, reason: str = ENDED_TWICE) -> Scorecard:
    """A scorecard for a submission that the grader itself could not judge."""
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

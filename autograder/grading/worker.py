"""One judge as its owner sees it: a process that gets ready, takes a task, answers, or ends."""

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from autograder.errors import AutograderError
from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.scorecard import Scorecard

START_SECONDS = 600.0
JUDGE_SECONDS = 1_800.0
_CONTEXT = multiprocessing.get_context("spawn")
#: So many lines and characters of what a judge wrote before its end are told.
_LAST_LINES, _LAST_CHARACTERS = 3, 600


class Ready(msgspec.Struct, frozen=True):
    """From a judge: it has its checks and waits for work."""


class Broken(msgspec.Struct, frozen=True):
    """From a judge: it cannot work, and ends."""

    reason: str


class Gone(msgspec.Struct, frozen=True):
    """A judge has ended; `told` if it said itself why."""

    reason: str
    told: bool = False


def _serve(pipe: Connection, config: JudgeConfig, words: str) -> None:
    """Become a judge; TensorFlow and pytest are imported there and never in the controller."""
    from autograder.grading.surroundings import prepare

    prepare(config, words)
    try:
        from autograder.grading.judge import serve

        serve(pipe, config, lambda: pipe.send(Ready()))
    except Exception as error:
        own = isinstance(error, AutograderError)
        pipe.send(Broken(str(error) if own else f"{type(error).__name__}: {error}"))
        raise


class Worker:
    """One judge process and the submission it is at."""

    def __init__(self, config: JudgeConfig) -> None:
        words, self._words = tempfile.mkstemp(prefix="autograder-judge-", suffix=".txt")
        os.close(words)
        self.pipe: Connection
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(
            target=_serve, args=(theirs, config, self._words), daemon=True
        )
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.ready = False
        self._since = time.monotonic()
        self._late = ""

    @property
    def deadline(self) -> float:
        """When, by the monotonic clock, it must have said something; never while it is idle."""
        if self.task is not None:
            return self._since + JUDGE_SECONDS
        return float("inf") if self.ready else self._since + START_SECONDS

    def give(self, task: Task) -> None:
        """Hand over a task; OSError if the judge has ended."""
        with contextlib.suppress(OSError):
            os.truncate(self._words, 0)
        self.pipe.send(task)
        self.task, self._since = task, time.monotonic()

    def has_news(self) -> bool:
        """Whether it said something or ended; one that is past its time is ended now."""
        if self.pipe.poll() or not self.process.is_alive():
            return True
        if time.monotonic() < self.deadline:
            return False
        self._late = f"gave no answer for {self.deadline - self._since:,.0f} seconds"
        self.process.kill()
        return True

    def hear(self) -> Ready | Scorecard | Gone:
        """What it says next; if it says nothing more, it is ended, and Gone tells how it came."""
        said: Ready | Scorecard | Broken | None = None
        with contextlib.suppress(EOFError, OSError):
            said = self.pipe.recv() if self.pipe.poll() else None
        match said:
            case Ready():
                self.ready = True
                return said
            case Scorecard():
                self.task = None
                return said
        self.process.join(5)
        self.process.kill()
        self.process.join()
        gone = Gone(said.reason, told=True) if said else Gone(self._how_it_ended())
        self.stop()
        return gone

    def _how_it_ended(self) -> str:
        code = self.process.exitcode or 0
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
        lines = []
        with contextlib.suppress(OSError):
            lines = Path(self._words).read_text("utf-8", "replace").splitlines()
        last = "\n".join([line for line in lines if line.strip()][-_LAST_LINES:])
        said = f"; its last words: {last[-_LAST_CHARACTERS:]}" if last else ""
        who = "it" if self.ready else sys.executable
        return f"{who} {self._late or f'ended {how}'}{said}"

    def stop(self) -> None:
        """End the judge; one that has nothing to do may end by itself."""
        if self.process.is_alive() and self.ready and self.task is None:
            with contextlib.suppress(OSError):
                self.pipe.send(None)
                self.process.join(5)
        self.process.kill()
        self.process.join()
        self.pipe.close()
        Path(self._words).unlink(missing_ok=True)


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


def with_news(workers: Iterable[Worker]) -> list[Worker]:
    """Wait until some of the judges said something, ended, or took far too long: which ones."""
    watched = list(workers)
    ends = [end for worker in watched for end in (worker.pipe, worker.process.sentinel)]
    left = min(worker.deadline for worker in watched) - time.monotonic()
    wait(ends, timeout=None if left == float("inf") else max(0.0, left))
    return [worker for worker in watched if worker.has_news()]

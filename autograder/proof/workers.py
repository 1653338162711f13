"""Trials judged in processes of this machine, several at a time, each with a wall clock.

What is tried may be endless, or end the process that runs it: that is said of it, and the others
go on.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from unittest import mock

from autograder.errors import AutograderError
from autograder.proof.trial import Images, Trial, Tried

#: Wall clock for one trial. The slowest right ones, all of a lesson's exercises, take half a minute
#: on a free core; a busy machine may take many times that.
SECONDS = 900.0
#: Jobs share the cores, so each of them takes one.
ALONE = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MPLBACKEND": "agg",
}


def run_trials(
    trials: Iterable[Trial], images: Images, jobs: int = 1, seconds: float = SECONDS
) -> Iterator[Tried]:
    """Judge each trial in one of `jobs` processes; they are told as they are done.

    A trial that takes longer than `seconds` is ended with its process, and has that as its error.
    """
    waiting = deque(trials)
    workers = [_Worker(images, seconds) for _ in range(min(jobs, len(waiting)))]
    try:
        for worker in workers:
            worker.give(waiting.popleft())
        while busy := [worker for worker in workers if worker.trial]:
            for worker in _first_ready(busy):
                tried = worker.answer()
                if waiting:
                    worker.give(waiting.popleft())
                yield tried
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A process that judges one trial at a time; another one where it was ended."""

    def __init__(self, images: Images, seconds: float) -> None:
        self._images = images
        self._seconds = seconds
        self.trial: Trial | None = None
        self.until = 0.0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._images), daemon=True)
        with mock.patch.dict(os.environ, ALONE):
            self._process.start()
        theirs.close()

    def give(self, trial: Trial) -> None:
        self.trial, self.until = trial, time.monotonic() + self._seconds
        try:
            self.pipe.send(trial)
        except OSError:  # An earlier trial ended the process only after its verdict.
            self.end()
            self._start()
            self.pipe.send(trial)

    def answer(self) -> Tried:
        """What came of the trial, its process's end or the clock's."""
        trial, self.trial = self.trial, None
        assert trial is not None
        try:
            if self.pipe.poll():
                found = self.pipe.recv()
                if isinstance(found, Tried):
                    return found
                raise AutograderError(found)
            error = f"took longer than {self._seconds:g} seconds and was ended"
        except EOFError:
            self._process.join()
            error = f"ended its process (exit code {self._process.exitcode})"
        self.end()
        self._start()
        return Tried(trial, (), error)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _first_ready(busy: Sequence[_Worker]) -> list[_Worker]:
    """Wait until some have an answer or have run out of time."""
    left = min(worker.until for worker in busy) - time.monotonic()
    ready = wait([worker.pipe for worker in busy], max(0.0, left))
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in ready or worker.until <= now]


def _serve(pipe: Connection, images: Images) -> None:
    """Judge what comes over the pipe until it is closed, or whoever asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # TensorFlow's notices, which no setting of its own silences.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    from autograder.proof.judging import judge_trials

    def received() -> Iterator[Trial]:
        with contextlib.suppress(EOFError):
            while True:
                yield pipe.recv()

    try:
        judge_trials(received(), images, pipe.send)
    except AutograderError as error:
        pipe.send(str(error))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

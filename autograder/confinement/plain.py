"""A fresh process that speaks frames over its standard input and output: basic isolation."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from autograder.confinement.child import Child, Ended, Task, TimedOut
from autograder.confinement.parent import environment
from autograder.errors import ConfinementError, WireError
from autograder.evidence import wire


class PlainChild(Child):
    """One process running `python -m MODULE` in a private folder, with a clean environment.

    Leaving the context, a time-out or a broken frame ends it and all it started.
    """

    def __init__(self, task: Task) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="autograder-job-"))
        self._n_read = 0
        argument = msgspec.json.encode(task).decode()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", task.module, argument],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self.folder,
                env=environment(str(self.folder)),
                start_new_session=True,
            )
        except OSError as error:
            raise ConfinementError(f"a child process could not be started: {error}") from error

    @property
    def n_received(self) -> int:
        return self._n_read

    def read(self, size: int) -> bytes:
        """At most `size` bytes of what the child writes, as a stream of frames is read."""
        data: bytes = self._stdout.read(size)
        self._n_read += len(data)
        return data

    def send(self, message: msgspec.Struct, seconds: float) -> None:
        with _Deadline(self, seconds) as deadline:
            try:
                wire.send(self._stdin, message)
            except OSError:
                raise self._why(deadline) from None

    def receive(self, kind: Any, seconds: float) -> Any:
        with _Deadline(self, seconds) as deadline:
            try:
                return wire.receive(cast(BinaryIO, self), kind)
            except (EOFError, OSError):
                raise self._why(deadline) from None
            except WireError:
                self.end()
                if deadline.passed:
                    raise TimedOut from None
                raise

    def end(self) -> None:
        """Kill the process and its group, and remove its folder."""
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    @property
    def _stdout(self) -> Any:
        return self._process.stdout

    def _why(self, deadline: "_Deadline") -> Exception:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            code = 0
        self.end()
        return TimedOut() if deadline.passed else Ended(code)

    def _kill(self) -> None:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


class _Deadline:
    """Kills the child when the time is over, which ends any read or write that waits for it."""

    def __init__(self, child: PlainChild, seconds: float) -> None:
        self.passed = False
        self._child = child
        self._timer = threading.Timer(max(seconds, 0.0), self._pass)
        self._timer.daemon = True

    def _pass(self) -> None:
        self.passed = True
        self._child._kill()

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

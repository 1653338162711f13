"""A child process that speaks frames over its standard input and output."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from autograder.errors import ConfinementError, WireError
from autograder.evidence import wire

PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPATH", "MPLCONFIGDIR")


class TimedOut(Exception):
    """The child was ended because it did not answer in time."""


class Ended(Exception):
    """The child ended by itself instead of answering; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the process ended with code {code}")
        self.code = code


class Child:
    """One process running `python -m MODULE` in a private folder, with a clean environment.

    Leaving the context, a time-out or a broken frame ends it and all it started.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="autograder-job-"))
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environment |= {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONDONTWRITEBYTECODE": "1",
            "MPLBACKEND": "agg",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "-1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "TF_NUM_INTRAOP_THREADS": "1",
            "TF_NUM_INTEROP_THREADS": "1",
        }
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self.folder,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            raise ConfinementError(f"a child process could not be started: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def send(self, message: msgspec.Struct, seconds: float) -> None:
        """Send one message; raises Ended or TimedOut if the child does not take it."""
        with _Deadline(self, seconds) as deadline:
            try:
                wire.send(self._stdin, message)
            except OSError:
                raise self._why(deadline) from None

    def receive(self, kind: Any, seconds: float) -> Any:
        """Wait for one message of `kind`, a Struct or a union of them.

        Raises TimedOut, Ended, or WireError if what comes is no whole valid frame; after each
        of them the child is gone.
        """
        with _Deadline(self, seconds) as deadline:
            try:
                return wire.receive(self._stdout, kind)
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
                try:
                    stream.close()
                except OSError:
                    pass
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
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self._process.kill()


class _Deadline:
    """Kills the child when the time is over, which ends any read or write that waits for it."""

    def __init__(self, child: Child, seconds: float) -> None:
        self.passed = False
        self._child = child
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def _pass(self) -> None:
        self.passed = True
        self._child._kill()

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

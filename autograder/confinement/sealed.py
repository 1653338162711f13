"""A child that was forked from the warm parent and closed in: full isolation."""

import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from autograder.confinement.channel import Channel, TimedOut
from autograder.confinement.child import Child, Ended, ParentLost, Task
from autograder.confinement.namespaces import Way
from autograder.confinement.parent import warm_parent
from autograder.confinement.request import Job, Over, Refused, Sealed, take
from autograder.errors import ConfinementError, WireError
from autograder.evidence import wire

SEAL_SECONDS = 30.0
END_SECONDS = 30.0
GRACE_SECONDS = 1.0
TRIES = 2


class SealedChild(Child):
    """One job of this process' warm parent."""

    def __init__(self, task: Task, way: Way) -> None:
        self._over: Over | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="autograder-job-"))
        try:
            self._frames, self._report = self._open(task, way)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._channel: Any = Channel(self._frames)

    @property
    def n_received(self) -> int:
        return int(self._channel.n_read)

    def send(self, message: msgspec.Struct, seconds: float) -> None:
        try:
            wire.send(self._channel.within(seconds), message)
        except TimedOut:
            self.end()
            raise
        except OSError:
            raise self._why() from None

    def receive(self, kind: Any, seconds: float) -> Any:
        try:
            return wire.receive(self._channel.within(seconds), kind)
        except (TimedOut, WireError):
            self.end()
            raise
        except (EOFError, OSError):
            raise self._why() from None

    def end(self) -> None:
        """End the child and wait until it is gone; ConfinementError if it will not go."""
        self._frames.close()
        try:
            if self._over is None and self._report.fileno() >= 0:
                self._stop()
        finally:
            self._report.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _stop(self) -> None:
        try:
            self._report.shutdown(socket.SHUT_WR)
            self._over = self._await_over(END_SECONDS)
        except TimeoutError as error:
            raise ConfinementError("a child of the warm parent could not be ended") from error
        except (EOFError, OSError):
            return

    def _open(self, task: Task, way: Way) -> tuple[socket.socket, socket.socket]:
        job = Job(str(self.folder), task.readable, task.argument, task.limits)
        parent = warm_parent(task.module, task.secrets, way)
        reason = ""
        for _ in range(TRIES):
            self.folder.mkdir(mode=0o700, exist_ok=True)
            try:
                frames, report = parent.open(job)
            except OSError as error:
                reason = str(error)
                parent.close()
                continue
            try:
                report.settimeout(SEAL_SECONDS)
                answer = take(report, Sealed | Refused | Over)
                if isinstance(answer, Sealed):
                    return frames, report
            except (EOFError, OSError) as error:
                answer = Over(0)
                reason = str(error) or type(error).__name__
                parent.close()
            frames.close()
            report.close()
            if isinstance(answer, Refused):
                reason = answer.reason
                break
        raise ConfinementError(f"a child could not be closed in: {reason}")

    def _await_over(self, seconds: float) -> Over:
        self._report.settimeout(seconds)
        answer = take(self._report, Over | Refused)
        if isinstance(answer, Refused):
            raise EOFError(answer.reason)
        return answer

    def _why(self) -> Exception:
        """How the child ended; one that only closed its stream is ended now."""
        try:
            self._over = self._await_over(GRACE_SECONDS)
        except TimeoutError:
            self.end()
            return Ended(0)
        except (EOFError, OSError) as error:
            self._over = Over(0)
            self.end()
            return ParentLost(f"the process that the child came from is gone ({error})")
        self.end()
        return Ended(self._over.code, self._over.peak_bytes, self._over.reason)

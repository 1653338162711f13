"""The owner's hand on a warm parent: started when first needed, started again when it died."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile

import msgspec

from autograder.confinement.namespaces import Way
from autograder.confinement.request import Begin, Job, Refused, Warm, put, take
from autograder.errors import ConfinementError

START_SECONDS = 180.0
PASSED_ON = (
    *("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV"),
    *("XDG_CACHE_HOME", "MPLCONFIGDIR"),
)


def environment(home: str) -> dict[str, str]:
    """A clean environment for a process that imports TensorFlow to run student code."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {
        "HOME": home,
        "TMPDIR": home,
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


class WarmParent:
    """A warm parent for jobs of one module; it lives as long as the socket to it is open."""

    def __init__(self, module: str, secrets: tuple[str, ...], way: Way) -> None:
        self._begin = Begin(module, secrets, way)
        self._process: subprocess.Popen | None = None
        self._link: socket.socket | None = None

    @property
    def pid(self) -> int | None:
        """The process' number, None while there is none."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process if it is not there, and wait until it is warm.

        Raises ConfinementError if it does not become so.
        """
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        home = tempfile.mkdtemp(prefix="autograder-warm-")
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [
                        *(sys.executable, "-P", "-m", "autograder.confinement.warm"),
                        str(theirs.fileno()),
                    ],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=environment(home) | _font_cache(),
                    start_new_session=True,
                )
            self._link.settimeout(START_SECONDS)
            put(self._link, self._begin)
            answer = take(self._link, Warm | Refused)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            self.close()
            raise ConfinementError(f"the warm parent did not start ({error})") from error
        finally:
            shutil.rmtree(home, ignore_errors=True)
        if isinstance(answer, Refused):
            self.close()
            raise ConfinementError(f"the warm parent did not start ({answer.reason})")

    def open(self, job: Job) -> tuple[socket.socket, socket.socket]:
        """Ask for a child: the ends of its socket for frames and of that for reports.

        Raises OSError if the warm parent has gone meanwhile.
        """
        self.start()
        assert self._link is not None
        frames, their_frames = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        report, their_report = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with their_frames, their_report:
                descriptors = [their_frames.fileno(), their_report.fileno()]
                socket.send_fds(self._link, [msgspec.json.encode(job)], descriptors)
        except OSError:
            frames.close()
            report.close()
            raise
        return frames, report

    def close(self) -> None:
        """End the process, and with it what it forked."""
        if self._link is not None:
            self._link.close()
            self._link = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            self._process.kill()
            self._process.wait()
            self._process = None


_parents: dict[tuple[int, Begin], WarmParent] = {}


def warm_parent(module: str, secrets: tuple[str, ...], way: Way) -> WarmParent:
    """This process' own warm parent for these jobs, kept until the process ends."""
    key = (os.getpid(), Begin(module, secrets, way))
    if key not in _parents:
        _parents[key] = WarmParent(module, secrets, way)
    return _parents[key]


def _font_cache() -> dict[str, str]:
    """Where matplotlib keeps its list of fonts; without it, it makes one at every start."""
    if "MPLCONFIGDIR" in os.environ or "XDG_CACHE_HOME" in os.environ:
        return {}
    return {"XDG_CACHE_HOME": os.path.expanduser("~/.cache")}

"""The minder: between the warm parent and one child, outside what the child can reach.

It starts the child in namespaces of its own, ends it when the owner asks or goes away, and
reports how it ended. The child is the first process of its PID namespace: with it, everything
that it started is gone.
"""

import contextlib
import os
import resource
import select
import shutil
import signal
import socket
from typing import Any, NoReturn

from autograder.confinement import kernel
from autograder.confinement.ground import Ground
from autograder.confinement.namespaces import separate
from autograder.confinement.request import OUTSIDE, Job, Over, Refused, Sealed, put
from autograder.confinement.seal import seal

_LOOK_SECONDS = 0.2
_MOST_FILES = 20_000


def mind(
    job: Job,
    ground: Ground,
    guest: Any,
    frames: socket.socket,
    report: socket.socket,
    parent: int,
) -> NoReturn:
    """Run one child to its end, in the process that `parent` forked for it."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if ground.way:
            separate(ground.way)
        elif job.limits.processes:
            raise OSError("processes are allowed only where they can be ended: in namespaces")
        # A new user namespace clears this signal: it is asked for only now.
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        alive, held = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(held)
            _become_child(job, ground, guest, frames, report, alive)
        os.close(alive)
        frames.close()
        over = _watch(child, job, report, ground.way == "")
        shutil.rmtree(job.folder, ignore_errors=True)
        put(report, over)
    except BaseException as error:
        with contextlib.suppress(OSError):
            put(report, Refused(f"{type(error).__name__}: {error}"))
    os._exit(0)


def _watch(child: int, job: Job, report: socket.socket, on_disk: bool) -> Over:
    """Wait for the child's end; bring it about if the owner says a word or is gone."""
    n_out_of_memory = _times_out_of_memory()
    descriptor = os.pidfd_open(child)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.register(report, select.POLLIN)
    reason, ended = "", False
    while True:
        ready = [number for number, _ in poll.poll(_LOOK_SECONDS * 1000 if on_disk else None)]
        if descriptor in ready:
            allowed = _cpu_limit(child)
            _, status, usage = os.wait4(child, 0)
            code = os.waitstatus_to_exitcode(status)
            if usage.ru_utime + usage.ru_stime > min(job.limits.cpu_seconds, allowed) - 1:
                reason = reason or "CPU"
            # Nothing in a PID namespace can kill its first process: see pid_namespaces(7).
            elif code == -signal.SIGKILL and not ended and not on_disk:
                reason = OUTSIDE if n_out_of_memory == _times_out_of_memory() else ""
            return Over(code, usage.ru_maxrss * 1024, reason)
        if on_disk and not reason and _too_much(job.folder, job.limits.disk_bytes):
            reason = "disk"
        if report.fileno() in ready or reason:
            if report.fileno() in ready:
                poll.unregister(report)
            ended = True
            os.kill(child, signal.SIGKILL)


def _cpu_limit(child: int) -> float:
    """Seconds after which the system kills it: it may have set them itself, to be killed so."""
    _, most = resource.prlimit(child, resource.RLIMIT_CPU)
    return float("inf") if most == resource.RLIM_INFINITY else most


def _times_out_of_memory() -> float:
    """How often the system has killed a process for want of memory; NaN where nobody counts.

    In Linux since 4.13, for all control groups together. Source: mm/oom_kill.c.
    """
    with contextlib.suppress(OSError), open("/proc/vmstat") as file:
        for line in file:
            name, _, number = line.partition(" ")
            if name == "oom_kill":
                return int(number)
    return float("nan")


def _too_much(folder: str, n_bytes: int) -> bool:
    """Whether a folder on disk holds more than it may."""
    total = n_files = 0
    for path, _, names in os.walk(folder):
        for name in names:
            n_files += 1
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(path, name)).st_blocks * 512
        if total > n_bytes or n_files > _MOST_FILES:
            return True
    return False


def _become_child(
    job: Job,
    ground: Ground,
    guest: Any,
    frames: socket.socket,
    report: socket.socket,
    alive: int,
) -> NoReturn:
    """Close this process in and serve; `alive` ends when the minder does."""
    code = 1
    try:
        _close_all_but(frames.fileno(), report.fileno(), alive)
        folder = seal(ground, job.limits, job.folder, job.readable)
        if select.select([alive], [], [], 0)[0]:
            os._exit(code)
        os.close(alive)
        put(report, Sealed())
    except BaseException as error:
        with contextlib.suppress(OSError):
            put(report, Refused(f"{type(error).__name__}: {error}"))
        os._exit(code)
    try:
        report.close()
        stream = frames.detach()
        with os.fdopen(stream, "rb") as frames_in, os.fdopen(os.dup(stream), "wb") as frames_out:
            guest.serve(frames_in, frames_out, folder, job.argument)
        code = 0
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def _close_all_but(*kept: int) -> None:
    """Close every other descriptor but the standard ones, which lead nowhere."""
    for name in os.listdir("/proc/self/fd"):
        descriptor = int(name)
        if descriptor > 2 and descriptor not in kept:
            with contextlib.suppress(OSError):
                os.close(descriptor)

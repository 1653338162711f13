"""The warm parent: a process that imported everything, ran nothing, and forks a child a job.

Runs as `python -m autograder.confinement.warm DESCRIPTOR`, started by exec so that it inherits
nothing of its owner. It ends when its owner does. A fork of a process with threads, or with a
TensorFlow that has run an operation, gives a child that hangs: both are looked at before each
fork, and the warm parent rather ends than forks so.
"""

import gc
import importlib
import os
import signal
import socket
import sys
from typing import Any

import msgspec

from autograder.confinement.ground import ground
from autograder.confinement.landlock import abi
from autograder.confinement.locks import use_thread_locks
from autograder.confinement.minder import mind
from autograder.confinement.request import MAX_BYTES, Begin, Job, Refused, Warm, put, take


def main(arguments: list[str]) -> None:
    """Serve the socket at the descriptor named until its other end is closed."""
    link = socket.socket(fileno=int(arguments[0]))
    os.set_inheritable(link.fileno(), False)
    begin = take(link, Begin)
    granted = ground(begin.secrets, begin.way)
    abi()  # Loads what it takes to call Landlock, by ways that are closed to a child.
    guest = importlib.import_module(begin.module)
    try:
        guest.prepare()
    except Exception as error:
        put(link, Refused(f"{type(error).__name__}: {error}"))
        return
    use_thread_locks()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    put(link, Warm())
    while True:
        data, descriptors, _, _ = socket.recv_fds(link, MAX_BYTES, 2)
        if not data:
            _await_children()
            return
        frames, report = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        reason = not_forkable(guest)
        if reason:
            return
        job = msgspec.json.decode(data, type=Job)
        own = os.getpid()
        if os.fork() == 0:
            link.close()
            mind(job, granted, guest, frames, report, own)
        frames.close()
        report.close()


def _await_children() -> None:
    """Let the minders, whose owner is gone as well, clear up before they are ended with this."""
    try:
        os.wait()
    except ChildProcessError:
        return


def not_forkable(guest: Any) -> str:
    """Why a child of this process would not work; "" if nothing speaks against it."""
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        return f"the warm parent has {threads} threads instead of one"
    return str(guest.touched())


if __name__ == "__main__":
    main(sys.argv[1:])

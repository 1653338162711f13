"""One batch at a time writes into a folder of results."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from autograder.errors import UsageError

FILE = ".lock"


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold OUT, which is made if it is not there; UsageError if another batch holds it.

    The system lets go of it when this process ends, however it ends. A folder that was made for
    a run that left nothing in it is taken away again.
    """
    new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = (out / FILE).open("a+b")
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}") from error
    with file:
        if not _hold(file):
            file.seek(0)
            raise UsageError(
                f"another batch is being graded into {out} (process {file.read().decode()}); wait "
                f"until it is through, or name another folder with --out"
            )
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        try:
            yield
        finally:
            if new and os.listdir(out) == [FILE]:
                with contextlib.suppress(OSError):
                    (out / FILE).unlink()
                    out.rmdir()


def _hold(file: BinaryIO) -> bool:
    """Whether this process has the file for itself now; file systems without locks let all in."""
    if sys.platform == "win32":
        import msvcrt

        # Far behind the process number, which others may read.
        file.seek(2**20)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

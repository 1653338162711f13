"""Files that are costly to make, made once for each user and checked whenever they are used.

The folder is the user's own cache, or what the environment variable AUTOGRADER_CACHE names. Each
file lies in a folder of its own beside its SHA-256 sum, and that folder is put in place by one
rename: whoever looks finds all of it or nothing. Where the system has locks, of several processes
that want a file one makes it and the others wait; where it has none, each makes it.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import platformdirs

from autograder.errors import DataError
from autograder.lesson.manifest import sum_of

VARIABLE = "AUTOGRADER_CACHE"
_SUM = "sha256"


def cache_folder() -> Path:
    """Where such files are kept; it need not be there yet."""
    named = os.environ.get(VARIABLE)
    return Path(named).resolve() if named else platformdirs.user_cache_path("autograder")


def kept(key: str, name: str, make: Callable[[Path], None]) -> Path:
    """The file `name` that `make(path)` wrote once under `key`, its sum checked.

    A file that is damaged is made again. Raises DataError if nothing can be written.
    """
    place = cache_folder() / key
    if not _whole(place, name):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with _alone(place):
                if not _whole(place, name):
                    _put(place, name, make)
        except OSError as error:
            raise DataError(
                f"{place} cannot be written ({error.strerror or error}); name another folder in "
                f"the environment variable {VARIABLE}"
            ) from error
    return place / name


@contextlib.contextmanager
def _alone(place: Path) -> Iterator[None]:
    """No other process is in here for the same place; whatever ends this one opens the lock."""
    with place.with_name(f".{place.name}.lock").open("wb") as file:
        with contextlib.suppress(OSError):
            _lock(file)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        """Wait for the lock; OSError if there is none or somebody holds it for ten seconds."""
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        """Wait for the lock; OSError if this file system has none."""
        fcntl.flock(file, fcntl.LOCK_EX)


def _whole(place: Path, name: str) -> bool:
    try:
        wanted = (place / _SUM).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return wanted != "" and sum_of(place / name) == wanted


def _put(place: Path, name: str, make: Callable[[Path], None]) -> None:
    staging = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    try:
        fresh = staging / "fresh"
        fresh.mkdir()
        make(fresh / name)
        (fresh / _SUM).write_text(sum_of(fresh / name), "ascii")
        for _ in range(2):
            try:
                fresh.rename(place)
                return
            except OSError:
                if _whole(place, name):  # Somebody else was faster.
                    return
                if place.exists():
                    place.rename(staging / "damaged")
        raise DataError(f"{place} is in use by something else; delete it")
    finally:
        shutil.rmtree(staging, ignore_errors=True)

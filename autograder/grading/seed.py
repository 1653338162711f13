"""The seed of a run, kept until it is through: stopped and gone on with, it asks all the same."""

import contextlib
from pathlib import Path

from autograder.errors import UsageError
from autograder.files import write_whole
from autograder.grading.tasks import drawn_seed


class KeptSeed:
    """The seed of an assignment's run into OUT, in a file there while the run lasts."""

    def __init__(self, out: Path, assignment: str) -> None:
        self._path = out / f".seed.{assignment}"

    def draw(self) -> int:
        """A new seed, or that of a run that was stopped; UsageError if it cannot be kept."""
        with contextlib.suppress(OSError, ValueError):
            return int(self._path.read_text("ascii"))
        seed = drawn_seed()
        try:
            write_whole(self._path, str(seed).encode())
        except OSError as error:
            raise UsageError(f"cannot write {self._path}: {error.strerror}") from error
        return seed

    def forget(self) -> None:
        """The run is through: the next one draws its own."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

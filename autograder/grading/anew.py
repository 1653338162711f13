"""Who was judged anew, though nothing had changed, by a run that may be stopped before its end."""

import contextlib
from pathlib import Path

FILE = ".anew"


class Anew:
    """A list in OUT that grows while a run judges anew, and is gone once it is through.

    `asked` says what is to be judged anew; "" for a run that judges only what has changed. The
    same asked again after a stop goes on: `done` has whom the earlier run got through. Anything
    else asked begins from the start.
    """

    def __init__(self, out: Path, asked: str) -> None:
        """Raises OSError if the list cannot be written."""
        self._path = out / FILE
        self._asked = asked
        self.done = frozenset(self._earlier())
        if not asked:
            self._path.unlink(missing_ok=True)
        elif not self.done:
            self._path.write_text(f"{asked}\n", "utf-8")

    def _earlier(self) -> list[str]:
        try:
            first, *students = self._path.read_text("utf-8", "replace").splitlines()
        except (OSError, ValueError):
            return []
        return students if self._asked and first == self._asked else []

    def add(self, student: str) -> None:
        """Note one that was judged; a list that cannot be written costs only its use."""
        if self._asked:
            with contextlib.suppress(OSError), self._path.open("a", encoding="utf-8") as file:
                file.write(f"{student}\n")

    def close(self) -> None:
        """The run is through: the same asked once more judges all of it again."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

"""Keeping what student code prints, up to a limit, instead of showing it."""

import contextlib
import io
from collections.abc import Iterator

MAX_OUTPUT = 20_000


class Output(io.TextIOBase):
    """Keeps the first characters written to it."""

    def __init__(self) -> None:
        self._kept = io.StringIO()

    def write(self, text: str) -> int:
        room = MAX_OUTPUT - self._kept.tell()
        if room > 0:
            self._kept.write(text[:room])
        return len(text)

    def writable(self) -> bool:
        return True

    @property
    def text(self) -> str:
        return self._kept.getvalue()


@contextlib.contextmanager
def captured() -> Iterator[Output]:
    """Stdout and stderr go to one `Output`."""
    output = Output()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        yield output

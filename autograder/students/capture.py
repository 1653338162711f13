"""Keeping what student code prints, up to a limit, beside or instead of showing it."""

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import TextIO

MAX_OUTPUT = 20_000


class Output(io.TextIOBase):
    """Keeps the first characters written to it; passes them on to `shown` if given."""

    def __init__(self, shown: TextIO | None) -> None:
        self._kept = io.StringIO()
        self._shown = shown

    def write(self, text: str) -> int:
        room = MAX_OUTPUT - self._kept.tell()
        if room > 0:
            self._kept.write(text[:room])
        if self._shown is not None:
            self._shown.write(text)
        return len(text)

    def flush(self) -> None:
        if self._shown is not None:
            self._shown.flush()

    def writable(self) -> bool:
        return True

    @property
    def text(self) -> str:
        return self._kept.getvalue()


@contextlib.contextmanager
def captured(show: bool = False) -> Iterator[Output]:
    """Stdout and stderr go to one `Output`, and on to the real stdout if `show`."""
    output = Output(sys.stdout if show else None)
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        yield output

"""A socket as a stream of bytes with a deadline for everything that goes over it."""

import socket
import time


class TimedOut(Exception):
    """The other side did not answer in time."""


class Channel:
    """Reads and writes of a stream socket that end at `deadline`, however slowly bytes drip.

    Raises TimedOut at the deadline, OSError if the other side is gone. `n_read` counts bytes.
    """

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._deadline = 0.0
        self.n_read = 0

    def within(self, seconds: float) -> "Channel":
        """The channel itself, from now on for so many seconds."""
        self._deadline = time.monotonic() + seconds
        return self

    def read(self, size: int) -> bytes:
        """At most `size` bytes, b"" at the end of the stream."""
        self._set_timeout()
        try:
            data = self._stream.recv(size)
        except TimeoutError:
            raise TimedOut from None
        self.n_read += len(data)
        return data

    def write(self, data: bytes) -> None:
        """All of `data`."""
        self._set_timeout()
        try:
            self._stream.sendall(data)
        except TimeoutError:
            raise TimedOut from None

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self._stream.close()

    def _set_timeout(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimedOut
        self._stream.settimeout(left)

"""What the owner of a warm parent asks of it, and what it hears back, as JSON messages.

They go over sockets that keep messages apart (SOCK_SEQPACKET), which student code never holds.
"""

import os
import socket
from typing import Any

import msgspec

from autograder.assignment import Limits
from autograder.confinement.namespaces import Way

MAX_BYTES = 64 * 1024
#: Why a child ended: it was killed, and neither by the minder, nor for memory, nor by itself.
OUTSIDE = "outside"


class Message(msgspec.Struct, frozen=True, tag=str.lower, tag_field="is"):
    """One message between owner, warm parent, minder and child."""


class Begin(Message, frozen=True):
    """To the warm parent: the module that serves jobs, paths never granted, the way in."""

    module: str
    secrets: tuple[str, ...]
    way: Way


class Warm(Message, frozen=True):
    """From the warm parent: everything is imported."""


class Job(Message, frozen=True):
    """To the warm parent, with two sockets, for frames and for reports: one child, please.

    `folder` is the job's own, empty; `readable` are paths beside those that all may read;
    `argument` is the module's affair.
    """

    folder: str
    readable: tuple[str, ...]
    argument: str
    limits: Limits


class Sealed(Message, frozen=True):
    """From the child: it is closed in, and student code may come."""


class Refused(Message, frozen=True):
    """Nothing was started, or not closed in: why."""

    reason: str


class Over(Message, frozen=True):
    """From the minder: the child and all it started are gone.

    `code` is its exit code, negative for a signal; `peak_bytes` the most memory it had;
    `reason` says what the minder ended it for, if it did, or that it was killed from outside.
    """

    code: int
    peak_bytes: int = 0
    reason: str = ""


def put(link: socket.socket, message: Message) -> None:
    """Send one message, by a call that is allowed to confined code as well."""
    os.write(link.fileno(), msgspec.json.encode(message))


def take(link: socket.socket, kind: Any) -> Any:
    """Wait for one message of `kind`.

    Raises EOFError if the other side is gone, TimeoutError by the socket's own timeout.
    """
    try:
        data = link.recv(MAX_BYTES)
    except ConnectionError:
        data = b""
    if not data:
        raise EOFError("the other side is gone")
    return msgspec.json.decode(data, type=kind)

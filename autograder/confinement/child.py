"""A child process for untrusted code: what every kind of it can do, and how it can end."""

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from autograder.assignment import Limits
from autograder.confinement.channel import TimedOut
from autograder.confinement.level import Isolation, is_full
from autograder.confinement.request import OUTSIDE
from autograder.confinement.survey import survey
from autograder.errors import ConfinementError

__all__ = ["OUTSIDE", "Child", "Ended", "ParentLost", "Task", "TimedOut", "open_child"]


class Ended(Exception):
    """The child ended by itself instead of answering.

    `code` is its exit code, negative for a signal; `peak_bytes` the most memory it had, 0 if
    that is not known; `reason` is "disk" if it was ended for what it wrote, "CPU" for the time
    that it computed, OUTSIDE if it was killed and certainly not by its own doing.
    """

    def __init__(self, code: int, peak_bytes: int = 0, reason: str = "") -> None:
        super().__init__(f"the process ended with code {code}")
        self.code = code
        self.peak_bytes = peak_bytes
        self.reason = reason


class ParentLost(ConfinementError):
    """The process that the child was forked from died, and the child with it: try again."""


class Task(msgspec.Struct, frozen=True):
    """What a child is for.

    `module` has `prepare`, `touched` and `serve`, and a `main` for a fresh process. `readable`
    are paths granted beside Python's own, `secrets` folders that are never granted.
    """

    module: str
    argument: str
    limits: Limits
    readable: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()


class Child(ABC):
    """One process in a private folder that speaks frames; leaving the context ends it."""

    folder: Path

    @property
    @abstractmethod
    def n_received(self) -> int:
        """How many bytes have come from it."""

    @abstractmethod
    def send(self, message: msgspec.Struct, seconds: float) -> None:
        """Send one message; raises Ended or TimedOut if the child does not take it."""

    @abstractmethod
    def receive(self, kind: Any, seconds: float) -> Any:
        """Wait for one message of `kind`, a Struct or a union of them.

        Raises TimedOut, Ended, ParentLost, or WireError if what comes is no whole valid frame;
        after each of them the child is gone.
        """

    @abstractmethod
    def end(self) -> None:
        """End the process and all that it started, and remove its folder."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()


def open_child(task: Task, isolation: Isolation) -> Child:
    """A child in the isolation asked for; ConfinementError if it cannot be had."""
    from autograder.confinement.plain import PlainChild
    from autograder.confinement.sealed import SealedChild

    if is_full(isolation):
        return SealedChild(task, survey().way)
    return PlainChild(task)

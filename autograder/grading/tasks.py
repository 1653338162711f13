"""What a judge is told: once how to judge, then submission by submission what."""

import secrets

import msgspec

from autograder.confinement.level import Isolation
from autograder.grading.discovery import Found


def drawn_seed() -> int:
    """A seed that nobody can guess."""
    return secrets.randbelow(2**31)


class JudgeConfig(msgspec.Struct, frozen=True):
    """What a judge needs to know. `hidden` is a folder of images that only judges see.

    `seed` draws what is asked of functions, and starts their trainings. All students of a batch
    are asked the same, so equal work gets equal verdicts, and a judge works out each right answer
    once.
    """

    assignment: str
    data: str
    hidden: str = ""
    seed: int = msgspec.field(default_factory=drawn_seed)
    call_seconds: float | None = None
    isolation: Isolation = "auto"


class Task(msgspec.Struct, frozen=True):
    """One submission to judge, in some exercises (all if `only` is empty), and their keys."""

    found: Found
    only: tuple[str, ...] = ()
    keys: dict[str, str] = {}

    @property
    def student(self) -> str:
        return self.found.student

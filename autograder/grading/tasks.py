"""What a judge is told: once how to judge, then submission by submission what."""

import msgspec

from autograder.confinement.level import Isolation
from autograder.grading.discovery import Found


class JudgeConfig(msgspec.Struct, frozen=True):
    """What a judge needs to know. `hidden` is a folder of images that only judges see."""

    assignment: str
    data: str
    hidden: str = ""
    seed: int | None = None
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

"""Where the time of a batch went."""

import contextlib
import time
from collections.abc import Iterator
from typing import Literal

import msgspec

from autograder.assignment import Assignment
from autograder.scoring.scorecard import Scorecard


class Told(msgspec.Struct, frozen=True):
    """The wall clock in seconds, shares of judges x wall, and that of writing in the wall."""

    wall: float
    shares: dict[str, float]
    writing: float


class Profile(msgspec.Struct):
    """Seconds, summed over all judges, of a batch that began when this was made.

    `calls` are by exercise; `checking` is what a judge did between calls; `waiting` is the time
    that judges had nothing to do, their start included. `writing`, of scorecards and marks, is the
    controller's own and goes on beside the judges; `pages` and `gradebook` come after them.
    """

    judges: int = 1
    submissions: int = 0
    loading: float = 0.0
    checking: float = 0.0
    writing: float = 0.0
    pages: float = 0.0
    gradebook: float = 0.0
    calls: dict[str, float] = {}
    since: float = msgspec.field(default_factory=time.perf_counter)

    @contextlib.contextmanager
    def timed(self, part: Literal["writing", "pages", "gradebook"]) -> Iterator[None]:
        """Count the time spent inside."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            setattr(self, part, getattr(self, part) + time.perf_counter() - begin)

    def add(self, card: Scorecard, assignment: Assignment) -> None:
        """Count one submission that was judged."""
        spent = dict(card.spent)
        loading = spent.pop("", 0.0)
        self.submissions += 1
        self.loading += loading
        for exercise in assignment.exercises:
            used = self.calls.get(exercise.name, 0.0)
            self.calls[exercise.name] = used + spent.get(exercise.function, 0.0)
        self.checking += max(0.0, card.seconds - loading - sum(spent.values()))

    def told(self) -> Told:
        """Where the time went, up to now.

        Writing goes on beside the judges, so it is told as a share of the wall clock; all else
        are shares of judges x wall, and add up to 1.
        """
        wall = max(1e-9, time.perf_counter() - self.since)
        parts = {"loading": self.loading}
        parts |= {f"calls: {name}": seconds for name, seconds in self.calls.items()}
        parts |= {"judging": self.checking}
        parts |= {"pages": self.judges * self.pages, "gradebook": self.judges * self.gradebook}
        parts["waiting"] = max(0.0, self.judges * wall - sum(parts.values()))
        shares = {name: seconds / (self.judges * wall) for name, seconds in parts.items()}
        return Told(wall, shares, self.writing / wall)

"""Where the time of a batch went."""

import msgspec

from autograder.assignment import Assignment
from autograder.scoring.scorecard import Scorecard


class Profile(msgspec.Struct):
    """Seconds, summed over all judges.

    `calls` are by exercise; `checking` is what a judge did between calls; `waiting` is the time
    that judges had nothing to do, their start included; `writing` is the controller's own.
    """

    judges: int
    submissions: int = 0
    wall: float = 0.0
    loading: float = 0.0
    checking: float = 0.0
    writing: float = 0.0
    calls: dict[str, float] = {}

    @property
    def waiting(self) -> float:
        used = self.loading + self.checking + sum(self.calls.values())
        return max(0.0, self.judges * self.wall - used)

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

    def shares(self) -> dict[str, float]:
        """Shares of judges x wall by what the time was spent on; they add up to 1.

        Writing goes on beside the judges, so it is told as a share of the wall clock.
        """
        whole = max(1e-9, self.judges * self.wall)
        parts = {"loading": self.loading}
        parts |= {f"calls: {name}": seconds for name, seconds in self.calls.items()}
        parts |= {"judging": self.checking, "waiting": self.waiting}
        return {name: seconds / whole for name, seconds in parts.items()}

"""Which submissions and exercises are to be judged anew, where not everything is."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

import msgspec

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.scoring.scorecard import Scorecard

Only = Literal["", "failed", "ungradable"]


class Regrade(msgspec.Struct, frozen=True):
    """Students and exercises by name, all if empty; and which outcomes of an earlier run."""

    students: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    only: Only = ""

    @property
    def chosen(self) -> bool:
        """Whether anything was chosen; otherwise all that has changed is judged."""
        return bool(self.students or self.exercises or self.only)

    def takes(self, student: str, kept: Scorecard | None) -> bool:
        """Whether a submission is to be judged, by its name and its scorecard of an earlier run."""
        if self.students and student not in self.students:
            return False
        if self.only == "failed":
            return kept is not None and not kept.ungradable and kept.score < kept.max_score
        if self.only == "ungradable":
            return kept is not None and kept.ungradable
        return True

    def check(self, students: Iterable[str], assignment: Assignment) -> None:
        """UsageError for a name that there is not."""
        exercises = [exercise.name for exercise in assignment.exercises]
        _known(self.exercises, exercises, "exercise", f"there are {', '.join(exercises)}")
        _known(self.students, list(students), "submission of", "look at the names in SUBMISSIONS")


def _known(asked: Iterable[str], there: list[str], what: str, remedy: str) -> None:
    for name in asked:
        if name not in there:
            close = get_close_matches(name, there, 1)
            told = f"did you mean {close[0]!r}?" if close else remedy
            raise UsageError(f"there is no {what} {name!r}; {told}")

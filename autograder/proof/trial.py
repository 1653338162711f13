"""Code of a course author to be judged, and what the checks said of it."""

from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.scoring.scorecard import CheckResult


class Trial(msgspec.Struct, frozen=True):
    """A module to be judged in some exercises, all if `only` is empty.

    Where `checks` are named, these run alone, without those that they need.
    `regardless` asks as well what each check says where one that it needs did not pass.
    """

    assignment: str
    name: str
    code: str
    only: tuple[str, ...] = ()
    seed: int = 0
    regardless: bool = False
    checks: tuple[str, ...] = ()


class Tried(msgspec.Struct, frozen=True):
    """What the checks said of a trial; `error` if its code could not be run at all.

    `regardless` has what each would have said, whatever others said; empty where that was not
    asked, or is the same.
    """

    trial: Trial
    results: tuple[CheckResult, ...]
    error: str = ""
    regardless: tuple[CheckResult, ...] = ()

    @property
    def failed(self) -> set[str]:
        """The checks that did not let it pass; those that were skipped said nothing."""
        return {r.name for r in self.results if r.outcome not in ("passed", "skipped")}

    @property
    def told(self) -> set[str]:
        """The misconceptions that the verdicts name."""
        return {result.misconception for result in self.results if result.misconception}


class Images(msgspec.Struct, frozen=True):
    """The lesson's folder of images and backbones, and one with an instructor's own images.

    In `hidden` are folders such as Shoes and Leaves, as in a course's `.hidden`.
    """

    data: Path
    hidden: Path | None = None

    def hidden_for(self, assignment: Assignment) -> Path | None:
        """The folder of hidden images on which an assignment's accuracies are measured as well."""
        return assignment.hidden_in(self.hidden) if self.hidden else None

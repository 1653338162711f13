"""The card below a check cell: HTML where a notebook can show it, plain text beside it."""

import sys
from collections.abc import Sequence
from typing import Any

from autograder.assignment import Assignment, Exercise, Reading, Section
from autograder.cli.selfcheck import told, total
from autograder.messages import sentences
from autograder.reports.feedback import ShownCheck, sections_of, shown_checks
from autograder.reports.pages import render
from autograder.reports.reasons import first_reason
from autograder.reports.words import in_words
from autograder.scoring.figures import Figure
from autograder.scoring.scorecard import CheckResult


class Card:
    """What the public checks of one exercise found. `float(card)` is the points."""

    def __init__(
        self,
        assignment: Assignment,
        exercise: Exercise,
        results: Sequence[CheckResult],
        beside: Figure | None = None,
    ) -> None:
        self.assignment = assignment
        self.name = exercise.name
        self.summary = exercise.summary
        self.reading: Reading | None = exercise.reading
        self.results = tuple(results)
        self.checks: tuple[ShownCheck, ...] = shown_checks(results, assignment)
        self.beside = beside

    @property
    def points(self) -> float:
        return sum(result.points for result in self.results)

    @property
    def max_points(self) -> float:
        return sum(result.max_points for result in self.results)

    @property
    def percent(self) -> float:
        return 100 * self.points / self.max_points if self.max_points else 0.0

    @property
    def hint(self) -> str:
        """The first hint for the first thing that is not right, "" for stubs."""
        return first_reason(self.results, self.assignment).hint

    @property
    def sections(self) -> tuple[Section, ...]:
        """What to read again in this notebook, nothing where all is right."""
        return sections_of(self.checks)

    @property
    def picture(self) -> Figure | None:
        """What the function gave, where all is right; mistakes have theirs beside them."""
        if any(result.outcome != "passed" for result in self.results):
            return None
        return next((f for check in self.checks for f in check.figures), None)

    def __float__(self) -> float:
        return self.points

    def __str__(self) -> str:
        _ = sentences()
        count = f"{self.name}: {total(self.results)}"
        lines = [told(self.results, self.assignment)]
        if self.beside is not None:
            lines += [f"  {line}" for line in in_words(self.beside)]
        return "\n".join([*lines, f"{count} {_('(there are hidden checks as well)')}"])

    __repr__ = __str__

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": render("card.html", card=self)}


def show(
    assignment: Assignment,
    exercise: Exercise,
    results: Sequence[CheckResult],
    beside: Figure | None = None,
) -> None:
    """Show a card in a notebook, and its text anywhere else."""
    card = Card(assignment, exercise, results, beside)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        print(card)
        return
    from IPython.display import display

    display(card)

"""The card below a check cell: HTML where a notebook can show it, plain text beside it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.assignment import Exercise
from autograder.cli.selfcheck import told, total
from autograder.messages import sentences
from autograder.reports.feedback import ShownCheck, shown_checks
from autograder.reports.pages import render
from autograder.scoring.figures import Figure, MisreadFigure
from autograder.scoring.scorecard import CheckResult


class Card:
    """What the public checks of one exercise found. `float(card)` is the points."""

    def __init__(
        self,
        exercise: Exercise,
        results: Sequence[CheckResult],
        beside: Figure | None = None,
    ) -> None:
        self.name = exercise.name
        self.summary = exercise.summary
        self.results = tuple(results)
        self.checks: tuple[ShownCheck, ...] = shown_checks(results)
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
        open_ones = [r for r in self.results if r.hint and r.outcome != "not attempted"]
        return open_ones[0].hint if open_ones else ""

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
        lines = [told(self.results), *_in_words(self.beside)]
        return "\n".join([*lines, f"{count} {_('(there are hidden checks as well)')}"])

    __repr__ = __str__

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": render("card.html", card=self)}


def _in_words(figure: Figure | None) -> list[str]:
    """What thumbnails show, for a terminal."""
    if not isinstance(figure, MisreadFigure):
        return []
    _ = sentences()
    text = _("Test images misread by a network whose new head was fitted to the training images")
    names = [f"{Path(one.image).name} ({_('taken for')} {one.taken_for})" for one in figure.images]
    wrong = len(figure.images) + figure.more
    return [f"  {text}: {wrong} {_('of')} {figure.n}", *(f"    {name}" for name in names)]


def show(exercise: Exercise, results: Sequence[CheckResult], beside: Figure | None = None) -> None:
    """Show a card in a notebook, and its text anywhere else."""
    card = Card(exercise, results, beside)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        print(card)
        return
    from IPython.display import display

    display(card)

"""The live table of a batch, and the table at its end."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.checks import load_assignment
from autograder.grading.batch import Batch, Counted
from autograder.grading.pool import Event, Judged, Started
from autograder.reports.marks import lost_points, status
from autograder.scoring.scorecard import Scorecard


class BatchDisplay:
    """A progress bar with the students being judged; plain lines where there is no terminal."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._console = Console()
        self._running: list[str] = []
        self._done = 0
        self._total = 0
        self._progress = Progress(
            TextColumn("[bold]grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[running]}"),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("grading", total=None, running="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def event(self, event: Event | Counted) -> None:
        """Show what has happened."""
        match event:
            case Counted():
                self._total = event.n_submissions - event.n_kept
                if event.n_kept:
                    self._console.print(f"{event.n_kept} unchanged since they were judged.")
                self._progress.update(self._task, total=self._total)
                if self._batch.hidden is None:
                    self._console.print(
                        "No hidden images (--hidden): accuracy is measured on the test images only."
                    )
            case Started():
                self._running.append(event.student)
            case Judged():
                self._done += 1
                if event.card.student in self._running:
                    self._running.remove(event.card.student)
                self._console.print(self._line(event.card), highlight=False, markup=False)
                self._progress.update(self._task, completed=self._done)
        self._progress.update(self._task, running=", ".join(self._running))

    def _line(self, card: Scorecard) -> str:
        mark = "  --" if card.ungradable else f"{card.score:4g}"
        count = f"[{self._done:>{len(str(self._total))}}/{self._total}]"
        return f"{count} {mark} of {card.max_score:g}  {card.student:<28} {status(card)}"

    def summary(self, cards: Sequence[Scorecard]) -> None:
        """The table of all marks, and where the results are."""
        self._console.print(marks_table(cards, self._batch.assignment))
        out = self._batch.out
        self._console.print(f"Marks: {out / 'marks.csv'}", highlight=False, soft_wrap=True)
        self._console.print(
            f"Scorecards: {out / 'scorecards' / self._batch.assignment}",
            highlight=False,
            soft_wrap=True,
        )
        lost = [card.student for card in cards if card.ungradable]
        if lost:
            self._console.print(f"Could not be judged, run again: {', '.join(lost)}")


def marks_table(cards: Sequence[Scorecard], assignment: str) -> Table:
    """Each student's mark, and where points were lost."""
    exercises = load_assignment(assignment).exercises
    table = Table(title=f"{assignment}: {len(cards)} submissions", box=SIMPLE_HEAD)
    table.add_column("student", no_wrap=True)
    table.add_column("mark", justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("points lost")
    for card in cards:
        mark = "--" if card.ungradable else f"{card.score:g}/{card.max_score:g}"
        lost = {e.name: lost_points(card, e.name) for e in exercises}
        table.add_row(card.student, mark, status(card), _lost_text(lost, card))
    return table


def _lost_text(lost: dict[str, float], card: Scorecard) -> str:
    if card.ungradable:
        return "could not be judged"
    if not any(lost.values()):
        return ""
    if card.score == 0:
        return "everything"
    return ", ".join(f"{name} {points:g}" for name, points in lost.items() if points)

"""The live display of a batch, and the tables at its end."""

import time
from collections import Counter
from types import TracebackType
from typing import Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.checks import load_assignment
from autograder.grading.batch import Batch, Counted, Graded
from autograder.grading.pool import Event, Judged, Started, WorkerNews
from autograder.grading.which import Told
from autograder.reports.marks import Mark, mark_of

#: A longer table than this is read in marks.csv.
LONGEST = 200


class BatchDisplay:
    """A progress bar with rate, tallies and the students being judged; a line for each mark.

    Plain lines where there is no terminal; with `quiet` only what needs a human.
    """

    def __init__(self, batch: Batch, quiet: bool = False) -> None:
        self._batch = batch
        self._console = Console()
        self._quiet = quiet
        self._running: list[str] = []
        self._tallies: Counter[str] = Counter()
        self._done = 0
        self._total = 0
        self._since = time.monotonic()
        self._progress = Progress(
            TextColumn("[bold]grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[told]}"),
            console=self._console,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._progress.add_task("grading", total=None, told="")

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

    def begin(self, isolation: str, told: Told) -> None:
        """Say how student code is shut in, and which assignment was taken where names say none."""
        self.say(isolation)
        if told.line:
            self.say(told.line)

    def event(self, event: Event | Counted) -> None:
        """Show what has happened."""
        match event:
            case Counted():
                self._count(event)
            case Started():
                self._running.append(event.student)
            case Judged():
                self._done += 1
                if event.card.student in self._running:
                    self._running.remove(event.card.student)
                mark = mark_of(event.card)
                self._tallies[mark.status] += 1
                self.say(self._line(mark))
                self._progress.update(self._task, completed=self._done)
            case WorkerNews(state="refused" | "lost"):
                told = f"Worker {event.worker} {event.reason}."
                self._console.print(told, highlight=False, markup=False, soft_wrap=True)
        self._progress.update(self._task, told=self._told())

    def _count(self, counted: Counted) -> None:
        self._total = counted.n_submissions - counted.n_kept
        self._since = time.monotonic()
        if counted.n_kept:
            self.say(f"{counted.n_kept} keep the verdict of an earlier run.")
        if counted.n_outdated:
            self._console.print(
                f"{counted.n_outdated} of them are new or have changed, and were not chosen; "
                f"grade without --student, --exercise and --only to judge these too."
            )
        if self._batch.hidden is None:
            self.say("No hidden images (--hidden): accuracy is measured on the test images only.")
        self._progress.update(self._task, total=self._total)

    def _told(self) -> str:
        minutes = (time.monotonic() - self._since) / 60
        rate = f"{self._done / minutes:.1f} a minute" if self._done and minutes > 0 else ""
        tallies = ", ".join(f"{n} {status}" for status, n in self._tallies.most_common())
        return "; ".join(part for part in (rate, tallies, ", ".join(self._running)) if part)

    def _line(self, mark: Mark) -> str:
        score = "  --" if mark.ungradable else f"{mark.score:4g}"
        count = f"[{self._done:>{len(str(self._total))}}/{self._total}]"
        return f"{count} {score} of {mark.max_score:g}  {mark.student:<28} {mark.status}"

    def say(self, text: str) -> None:
        """A line, unless only what needs a human is wanted."""
        if not self._quiet:
            self._console.print(text, highlight=False, markup=False, soft_wrap=True)

    def stopped(self) -> None:
        """Say how to go on after Ctrl-C."""
        self._console.print(
            f"Stopped. {self._done} of {self._total} were judged and are kept; run the same "
            f"command to go on."
        )

    def summary(self, graded: Graded) -> None:
        """The table of all marks, where the results are, and who needs a human."""
        out = self._batch.out
        if not self._quiet and len(graded.marks) <= LONGEST:
            self._console.print(marks_table(graded.marks, self._batch.assignment))
        if not self._batch.propose:
            self.say(f"Marks: {out / 'marks.csv'}")
            self.say(f"Scorecards: {out / 'scorecards' / self._batch.assignment}")
        lost = [mark.student for mark in graded.marks if mark.ungradable]
        if lost:
            self._console.print(
                f"Could not be judged: {', '.join(lost)}. Run again, with --only ungradable."
            )
        if graded.unwritten:
            self._console.print(f"Could not be written: {', '.join(graded.unwritten)}.")

    def changes(self, graded: Graded) -> None:
        """What a run without --diff would change."""
        if not graded.changes:
            self._console.print("No mark would change.")
            return
        table = Table(title=f"{len(graded.changes)} would change", box=SIMPLE_HEAD)
        for column in ("student", "mark", "checks"):
            table.add_column(column)
        for change in graded.changes:
            before = "none" if change.before is None else f"{change.before:g}"
            after = "--" if change.after is None else f"{change.after:g}"
            table.add_row(change.student, f"{before} -> {after}", "\n".join(change.checks))
        self._console.print(table)
        self._console.print("Nothing was changed; run the same command without --diff to do it.")

    def profile(self, graded: Graded) -> None:
        """Where the judges' time went."""
        profile = graded.profile
        title = f"{profile.wall:.1f} s x {profile.judges} judges, {profile.submissions} judged"
        table = Table(title=title, box=SIMPLE_HEAD)
        table.add_column("spent on")
        table.add_column("share", justify="right")
        shares = profile.shares()
        calls = sum(share for name, share in shares.items() if name.startswith("calls: "))
        for name, share in (shares | {"all calls of students' functions": calls}).items():
            table.add_row(name, f"{share:.1%}")
        self._console.print(table)
        writing = profile.writing / max(profile.wall, 1e-9)
        self._console.print(f"Writing scorecards, beside it: {writing:.1%} of the wall clock.")


def marks_table(marks: tuple[Mark, ...], assignment: str) -> Table:
    """Each student's mark, and where points were lost."""
    exercises = [exercise.name for exercise in load_assignment(assignment).exercises]
    table = Table(title=f"{assignment}: {len(marks)} submissions", box=SIMPLE_HEAD)
    table.add_column("student", no_wrap=True)
    table.add_column("mark", justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True)
    table.add_column("points lost")
    for mark in marks:
        score = "--" if mark.ungradable else f"{mark.score:g}/{mark.max_score:g}"
        table.add_row(mark.student, score, mark.status, _lost_text(mark, exercises))
    return table


def _lost_text(mark: Mark, exercises: list[str]) -> str:
    if mark.ungradable:
        return "could not be judged"
    if not any(mark.lost.values()):
        return ""
    if mark.score == 0:
        return "everything"
    return ", ".join(f"{name} {mark.lost[name]:g}" for name in exercises if mark.lost.get(name))

"""The display of a batch, and the tables at its end."""

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from autograder.checks import load_assignment
from autograder.cli.live import Live, Tally
from autograder.grading.batch import Batch, Counted, Graded
from autograder.grading.pool import Deferred, Event, Judged, Started, WorkerNews
from autograder.grading.which import Told
from autograder.reports.marks import Mark, mark_of

#: A longer table than this is read in marks.csv.
LONGEST = 200


def plain_console(**options: Any) -> Console:
    """A console that prints names as they are: a student may be called `[/b]` or `:smile:`."""
    return Console(markup=False, emoji=False, highlight=False, **options)


class BatchDisplay:
    """A progress bar with rate, tallies and the students being judged; a line for each mark.

    Plain lines where there is no terminal; with `quiet` only what needs a human.
    """

    def __init__(self, batch: Batch, quiet: bool = False, console: Console | None = None) -> None:
        self._batch = batch
        self._console = console or plain_console()
        self._quiet = quiet
        self._tally = Tally()
        hidden = quiet or not self._console.is_terminal
        self._live = Live(self._tally, self._console, disable=hidden)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

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
                self._tally.running[event.student] = None
            case Deferred():
                self._tally.running.pop(event.student, None)
                self.say(f"{event.student} could not be judged for now; tried again at the end.")
            case Judged():
                mark = mark_of(event.card)
                self._tally.running.pop(mark.student, None)
                self._tally.outcomes[mark.status] += 1
                self.say(self._line(mark))
            case WorkerNews(state="refused" | "lost"):
                self.tell(f"Worker {event.worker} {event.reason}.")
        self._live.show()

    def _count(self, counted: Counted) -> None:
        self._tally.begin(counted.n_submissions - counted.n_kept)
        if counted.n_kept:
            self.say(f"{counted.n_kept} keep the verdict of an earlier run.")
        if counted.n_done_anew:
            self.say(
                f"{counted.n_done_anew} of them were judged anew by this command before it was "
                f"stopped; it goes on."
            )
        if counted.n_outdated:
            self.tell(
                f"{counted.n_outdated} of them are new or have changed, and were not chosen; "
                f"grade without --student, --exercise and --only to judge these too."
            )
        if self._batch.hidden is None:
            self.say("No hidden images (--hidden): accuracy is measured on the test images only.")

    def _line(self, mark: Mark) -> str:
        score = "  --" if mark.ungradable else f"{mark.score:4g}"
        total = self._tally.total
        count = f"[{self._tally.done:>{len(str(total))}}/{total}]"
        return f"{count} {score} of {mark.max_score:g}  {mark.student:<28} {mark.status}"

    def say(self, text: str) -> None:
        """A line, unless only what needs a human is wanted."""
        if not self._quiet:
            self.tell(text)

    def tell(self, text: str) -> None:
        """A line for whoever looks after the batch."""
        self._console.print(text, soft_wrap=True)

    def stopped(self, graded: Graded | None, left: Sequence[str]) -> None:
        """Say how to go on after Ctrl-C; `left` are commands that write what is missing."""
        if graded is None:
            self.tell(
                f"Stopped. {self._tally.done} of {self._tally.total} were judged and are kept; run "
                f"the same command to go on."
            )
            return
        self.tell("Stopped. All marks and scorecards are written.")
        for command in left:
            self.tell(f"To write the rest: {command}")

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
            self.tell(f"Could not be judged: {', '.join(lost)}. Run again, with --only ungradable.")
        if graded.unwritten:
            whys = (f"{student} ({why})" for student, why in graded.unwritten.items())
            self.tell(f"Could not be written: {', '.join(whys)}.")
        if graded.vanished:
            self.tell(
                f"Not in the marks, as there is no submission any more: "
                f"{', '.join(graded.vanished)}. Their scorecards stay; exports have them until "
                f"you delete these."
            )

    def changes(self, graded: Graded) -> None:
        """What a run without --diff would change."""
        if not graded.changes:
            self.tell("No mark would change.")
            return
        table = Table(title=f"{len(graded.changes)} would change", box=SIMPLE_HEAD)
        for column in ("student", "mark", "checks"):
            table.add_column(column)
        for change in graded.changes:
            before = "none" if change.before is None else f"{change.before:g}"
            after = "--" if change.after is None else f"{change.after:g}"
            table.add_row(change.student, f"{before} -> {after}", "\n".join(change.checks))
        self._console.print(table)
        self.tell("Nothing was changed; run the same command without --diff to do it.")

    def profile(self, graded: Graded) -> None:
        """Where the judges' time went."""
        profile, told = graded.profile, graded.profile.told()
        title = f"{told.wall:.1f} s x {profile.judges} judges, {profile.submissions} judged"
        table = Table(title=title, box=SIMPLE_HEAD)
        table.add_column("spent on")
        table.add_column("share", justify="right")
        calls = sum(share for name, share in told.shares.items() if name.startswith("calls: "))
        for name, share in (told.shares | {"all calls of students' functions": calls}).items():
            table.add_row(name, f"{share:.1%}")
        self._console.print(table)
        self.tell(f"Writing scorecards and marks, beside it: {told.writing:.1%} of the wall clock.")


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

"""What happens in a batch, as lines of JSON for programs."""

import json
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import click
import msgspec

from autograder.grading.batch import Counted, Graded
from autograder.grading.pool import Deferred, Event, Judged, Started, WorkerNews
from autograder.grading.which import Told
from autograder.reports.marks import mark_of


class JsonLines:
    """Prints an object a line, each with an "event" that says what it is."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def begin(self, isolation: str, told: Told) -> None:
        _line("begin", isolation=isolation, assignment=told.assignment, told_by=told.by)

    def event(self, event: Event | Counted) -> None:
        match event:
            case Counted():
                _line("counted", **msgspec.structs.asdict(event))
            case Started():
                _line("started", student=event.student)
            case Deferred():
                _line("deferred", student=event.student)
            case Judged():
                _line("judged", **msgspec.structs.asdict(mark_of(event.card)))
            case WorkerNews():
                _line("worker", **msgspec.structs.asdict(event))

    def say(self, text: str) -> None:
        _line("told", text=text)

    def stopped(self, graded: Graded | None, left: Sequence[str]) -> None:
        _line("stopped", marks_written=graded is not None, left=list(left) if graded else [])

    def summary(self, graded: Graded) -> None:
        """How many there are in all, and who needs a human."""
        _line(
            "done",
            submissions=len(graded.marks),
            ungradable=[mark.student for mark in graded.marks if mark.ungradable],
            unwritten=graded.unwritten,
            vanished=graded.vanished,
        )

    def changes(self, graded: Graded) -> None:
        for change in graded.changes:
            _line("change", **msgspec.structs.asdict(change))

    def profile(self, graded: Graded) -> None:
        told = graded.profile.told()
        shares = {name: round(share, 4) for name, share in told.shares.items()}
        _line("profile", wall=round(told.wall, 2), shares=shares, writing=round(told.writing, 4))


def _line(event: str, **fields: object) -> None:
    click.echo(json.dumps({"event": event} | fields))

"""What moves at the bottom of the terminal while a batch runs."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text


class Tally:
    """How far a batch is: who is being judged, how many are done and with what outcome."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since = clock()
        self.running: dict[str, None] = {}
        self.outcomes: Counter[str] = Counter()
        self.total = 0

    def begin(self, total: int) -> None:
        """Start the clock, with so many to judge."""
        self.total, self._since = total, self._clock()

    @property
    def done(self) -> int:
        return self.outcomes.total()

    def pace(self) -> str:
        """The rate and the time left, by all that was done so far; "" before anything was."""
        seconds = self._clock() - self._since
        if not self.done or seconds <= 0:
            return ""
        left = timedelta(seconds=round((self.total - self.done) * seconds / self.done))
        return f"{60 * self.done / seconds:.1f} a minute, {left} left"


class Live(Progress):
    """The bar with rate and time left; below it tallies, and who is being judged."""

    def __init__(self, tally: Tally, console: Console, disable: bool) -> None:
        self._tally = tally
        super().__init__(
            TextColumn("grading", markup=False),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            _Pace(tally),
            console=console,
            disable=disable,
        )
        self._bar = self.add_task("grading", total=None)

    def show(self) -> None:
        """Show what the tally says now."""
        self.update(self._bar, total=self._tally.total, completed=self._tally.done)

    def get_renderables(self) -> Iterable[RenderableType]:
        yield from super().get_renderables()
        if self._tally.done:
            told = ", ".join(f"{n} {status}" for status, n in self._tally.outcomes.most_common())
            yield Text(told, no_wrap=True, overflow="ellipsis")
        if self._tally.running:
            yield Names("judging:", tuple(self._tally.running))


class _Pace(ProgressColumn):
    """Rate and time left, worked out anew at each refresh."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally

    def render(self, task: Task) -> Text:
        return Text(self._tally.pace(), no_wrap=True)


class Names:
    """One line of names; those that do not fit are counted at its end."""

    def __init__(self, label: str, names: tuple[str, ...]) -> None:
        self._label = label
        self._names = names

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.cut(options.max_width), no_wrap=True, overflow="ellipsis")

    def cut(self, width: int) -> str:
        """As many names as `width` columns hold, and how many more there are."""
        for n in range(len(self._names), 0, -1):
            more = f" +{len(self._names) - n}" if n < len(self._names) else ""
            line = f"{self._label} {', '.join(self._names[:n])}{more}"
            if cell_len(line) <= width:
                return line
        return f"{self._label} {len(self._names)}"

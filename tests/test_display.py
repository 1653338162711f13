"""What a batch shows on a terminal, and that any name can be shown."""

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from autograder.cli.live import Names, Tally
from autograder.cli.table import BatchDisplay, marks_table, plain_console
from autograder.grading.batch import Batch, Counted, Graded
from autograder.grading.changes import Change
from autograder.grading.pool import Deferred, Judged, Started
from autograder.grading.profile import Profile
from autograder.reports.marks import mark_of
from tests.cards import card
from tests.corpus import harness
from tests.test_batch import FAKE, hear_ctrl_c, submissions

ODD = ("[/x]y", "[bold]ann", ":smile:", "[link=a]b", "日本語の名前")
BATCH = Batch(Path("in"), Path("out"), harness.ASSIGNMENT, Path("data"))
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def terminal(width: int) -> Console:
    return plain_console(file=io.StringIO(), force_terminal=True, width=width, height=40)


def forget(console: Console) -> None:
    """Begin with an empty page."""
    console.file.seek(0)
    console.file.truncate()


def shown(console: Console) -> list[str]:
    """The lines that were written, without what moves the cursor or colours."""
    assert isinstance(console.file, io.StringIO)
    return ESCAPE.sub("", console.file.getvalue()).replace("\r", "").split("\n")


def graded(*names: str) -> Graded:
    """A batch of these students, each with something to tell of it."""
    marks = tuple(mark_of(card(name, ("head",))) for name in names)
    changes = tuple(Change(name, 1.0, None, ()) for name in names)
    return Graded((), marks, changes, dict.fromkeys(names, "no"), names, Profile())


@pytest.mark.parametrize("width", [80, 100, 200])
def test_with_32_at_work_bar_count_rate_time_left_and_tallies_stay(width: int) -> None:
    console = terminal(width)
    display = BatchDisplay(BATCH, console=console)
    names = [f"a-student-with-a-name-{number}" for number in range(33)]
    with display:
        display.event(Counted(40, 0))
        for name in names:
            display.event(Started(name))
        display.event(Judged(card(names[0])))
        forget(console)
        display._live.refresh()
        bar, tallies, running = shown(console)[-3:]
    assert "━" in bar and " 1/40 " in bar
    assert re.search(r"[\d.]+ a minute, \d+:\d\d:\d\d left", bar)
    assert tallies.strip() == "1 graded"
    assert re.fullmatch(rf"judging: {names[1]}.* \+\d+ *", running)
    fit, more = running.count("a-student"), int(running.rpartition("+")[2])
    assert fit + more == 32
    assert all(cell_len(line.rstrip()) <= width for line in (bar, tallies, running))


def test_names_are_cut_to_the_columns_that_they_take() -> None:
    names = Names("judging:", ("日本語", "ab", "cd"))
    assert names.cut(80) == "judging: 日本語, ab, cd"
    assert names.cut(22) == "judging: 日本語, ab +1"
    assert names.cut(21) == "judging: 日本語 +2"
    assert names.cut(12) == "judging: 3"


def test_the_pace_is_told_from_all_that_was_done() -> None:
    now = [0.0]
    tally = Tally(clock=lambda: now[0])
    tally.begin(10)
    now[0] = 30.0
    assert tally.pace() == ""
    tally.outcomes.update(["graded", "graded", "error"])
    assert tally.pace() == "6.0 a minute, 0:01:10 left"


def test_who_is_tried_again_is_not_shown_at_work_meanwhile_nor_afterwards() -> None:
    display = BatchDisplay(BATCH, console=terminal(100))
    for event in (Started("ada"), Deferred("ada")):
        display.event(event)
    assert not display._tally.running
    for event in (Started("ada"), Judged(card("ada"))):
        display.event(event)
    assert not display._tally.running and display._tally.done == 1


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_shown_as_it_is(name: str) -> None:
    console = terminal(120)
    display = BatchDisplay(BATCH, console=console)
    with display:
        display.event(Counted(2, 0))
        for event in (Started(name), Deferred(name), Started(name)):
            display.event(event)
        display._live.refresh()
        assert f"judging: {name}" in "\n".join(shown(console))
        display.event(Judged(card(name, ("head",), "ungradable")))
    for tell in (display.summary, display.changes):
        forget(console)
        tell(graded(name))
        assert name in "\n".join(shown(console))


def test_a_table_of_odd_names_has_a_row_for_each() -> None:
    console = terminal(120)
    console.print(marks_table(graded(*ODD).marks, harness.ASSIGNMENT))
    rows = [line for line in shown(console) if "graded" in line]
    assert [row.split("  ")[1].strip() for row in rows] == list(ODD)


def test_a_batch_in_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    folder = submissions(tmp_path / "in", 12)
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    process = subprocess.Popen(
        [*(sys.executable, "-m", FAKE, "grade"), folder, "--out", tmp_path / "out", "--jobs", "2"],
        cwd=harness.ROOT,
        env=os.environ | {"TERM": "xterm-256color", "FAKE_SECONDS": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=hear_ctrl_c,
    )
    os.close(theirs)
    text = b""
    while part := _read(mine):
        text += part
    os.close(mine)
    assert process.wait() == 0, text.decode()
    frames = ESCAPE.sub("", text.decode()).replace("\r", "")
    assert re.search(
        r"grading ━.* \d+/12 +[\d.]+ a minute, \d:\d\d:\d\d left *\n"
        r"\d+ graded *\njudging: s\d\d\d, s\d\d\d",
        frames,
    )
    assert "12 submissions" in frames


def _read(terminal: int) -> bytes:
    """What was written to a terminal; b"" when its other end is closed."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""

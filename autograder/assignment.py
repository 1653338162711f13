"""An assignment as data: its exercises, and the cells of its release."""

import json
from pathlib import Path
from typing import Literal

import msgspec

from autograder.errors import DataError

CellKind = Literal["solution", "check", "demo", "locked", "discuss"]


class Limits(msgspec.Struct, frozen=True):
    """What one submission may use.

    Wall clock for a cell, for a call, and for loading and all calls together, CPU time for all
    of them together, in seconds; memory, and the folder that it may write to, in bytes.
    `processes` allows it to start processes, where they can be ended with it.

    The wall clock also counts what other work on the machine takes from a call, so a call has far
    more than a solution needs: all calls of the slowest function, a training, took up to 38 seconds
    with two judges on two cores, and on a busier machine one call was seen to take more than 60.
    A submission that dawdles in every call ends after `total_seconds` and what the judge needs
    beside it; the lessons' solutions took up to a sixteenth of that.
    """

    load_seconds: float = 60.0
    call_seconds: float = 180.0
    total_seconds: float = 900.0
    memory_bytes: int = 3 * 2**30
    cpu_seconds: float = 1_800.0
    disk_bytes: int = 256 * 2**20
    open_files: int = 256
    processes: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A page of public documentation, by its own title and its address."""

    title: str
    url: str


class Raised(msgspec.Struct, frozen=True):
    """An error that a function may end in, and the misconception that is behind it.

    `pattern` is a regular expression that "ErrorType: its message" begins with.
    """

    pattern: str
    misconception: str


class Exercise(msgspec.Struct, frozen=True):
    """One stub function, what is asked of it in half a sentence, and where to read about it.

    Of what it may raise, the first pattern that fits counts.
    """

    name: str
    function: str
    summary: str
    reading: Reading | None = None
    raised: tuple[Raised, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A part of the lesson's notebook, by the heading that it stands under."""

    title: str

    @property
    def anchor(self) -> str:
        """The heading's id on a page, as JupyterLab and nbconvert give it."""
        return self.title.replace(" ", "-")


class ReleaseCell(msgspec.Struct, frozen=True):
    """A cell of the released notebook.

    `source` only where students are not to change it, `section`, the heading above, only where
    they write an answer.
    """

    kind: CellKind
    points: float = 0.0
    source: str = ""
    section: str = ""


class Assignment(msgspec.Struct, frozen=True):
    """What the engine knows of an assignment beside its checks.

    `data` are patterns of the files in the data folder that students and judges get; `readable`
    those that a submission may read while it is graded; `scored` is the folder of images that
    accuracies are measured on, such as "Shoes/Test", "" where none are. What checks of a `measured`
    one ask for was measured on the images at hand by `autograder data calibrate`.
    """

    name: str
    title: str
    exercises: tuple[Exercise, ...]
    cells: dict[str, ReleaseCell] = {}
    limits: Limits = Limits()
    data: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    scored: str = ""
    measured: bool = False

    @property
    def hidden(self) -> str:
        """The folder below a course's `.hidden` where the instructor's own images lie."""
        return self.scored.partition("/")[0]

    def hidden_in(self, folder: Path) -> Path | None:
        """What of a course's `.hidden` this assignment is measured on, None if it is not there."""
        below = folder / self.hidden
        return below if self.hidden and below.is_dir() else None

    @property
    def functions(self) -> tuple[str, ...]:
        return tuple(exercise.function for exercise in self.exercises)

    def is_locked(self, grade_id: str) -> bool:
        """Whether a cell is the release's own and not for students to change."""
        return grade_id in self.cells and self.cells[grade_id].kind == "locked"

    def section(self, exercise: str) -> Section | None:
        """The part of the notebook that an exercise stands in, None where there is no such one."""
        title = self.cells[exercise].section if exercise in self.cells else ""
        return Section(title) if title else None

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name, or whose function has it; KeyError if there is none."""
        for exercise in self.exercises:
            if name in (exercise.name, exercise.function):
                return exercise
        raise KeyError(name)


def read_cells(path: Path) -> dict[str, ReleaseCell]:
    """The release's cells by grade_id; DataError if the file is missing or not of that form."""
    try:
        return msgspec.convert(json.loads(path.read_text("utf-8")), dict[str, ReleaseCell])
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: cannot be read as the cells of a release ({error})") from error

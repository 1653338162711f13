"""A judge for the check cells of one running notebook, outside its kernel.

`python -m autograder.grading.outside ASSIGNMENT COURSE` reads a question a line and writes a
scorecard a line, both JSON. The notebook's code so far runs in a confined child, as in a batch;
hidden checks, and the hidden images in COURSE/.hidden, stay in this process.
"""

import json
import os
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from autograder.assignment import Assignment
from autograder.checks import load_assignment
from autograder.grading.discovery import Found
from autograder.grading.surroundings import prepare
from autograder.grading.tasks import JudgeConfig, Task
from autograder.lesson.folder import data_folder
from autograder.scoring.scorecard import Scorecard

HIDDEN = ".hidden"


class Question(msgspec.Struct, frozen=True):
    """What to judge: one exercise, and the sources of the cells that have run, in order."""

    exercise: str
    cells: tuple[str, ...]


class Lines:
    """Questions come in and scorecards go out; takes the place of a pipe to the controller."""

    def __init__(self, come: BinaryIO, go: BinaryIO, assignment: Assignment, folder: Path) -> None:
        self._come, self._go = come, go
        self._assignment = assignment
        self._path = folder / f"{assignment.name}.ipynb"

    def recv(self) -> Task | None:
        line = self._come.readline()
        if not line:
            return None
        question = msgspec.json.decode(line, type=Question)
        self._path.write_text(json.dumps(as_notebook(question.cells, self._assignment)), "utf-8")
        return Task(Found("notebook", self._path), (question.exercise,))

    def send(self, card: Scorecard) -> None:
        self._go.write(msgspec.json.encode(card) + b"\n")
        self._go.flush()


def as_notebook(sources: tuple[str, ...], assignment: Assignment) -> dict[str, object]:
    """A notebook of code cells, those of the release and of exercises under their grade_id."""
    own = {release.source.strip(): name for name, release in assignment.cells.items()}
    return {"cells": [_cell(source, own, assignment) for source in sources]}


def _cell(source: str, own: dict[str, str], assignment: Assignment) -> dict[str, object]:
    name = own.get(source.strip(), "") if source.strip() else ""
    for exercise in assignment.exercises:
        if f"def {exercise.function}(" in source and not name:
            name = exercise.name
    mark = {"nbgrader": {"grade_id": name, "schema_version": 3}} if name else {}
    return {"cell_type": "code", "metadata": mark, "source": source}


def main(arguments: list[str]) -> None:
    """Answer questions until the input ends."""
    name, course = arguments
    come, go = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    assignment = load_assignment(name)
    hidden = Path(course) / HIDDEN / assignment.hidden
    config = JudgeConfig(
        assignment=name,
        data=str(data_folder(Path(course))),
        hidden=str(hidden) if assignment.hidden and hidden.is_dir() else "",
    )
    prepare(config)
    from autograder.grading.judge import serve

    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        lines = Lines(come, go, assignment, Path(folder))
        serve(cast(Connection, lines), config)


if __name__ == "__main__":
    main(sys.argv[1:])

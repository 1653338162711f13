"""What a student handed in, cell by cell: a notebook, or a module taken apart into cells."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.errors import SubmissionError
from autograder.students.cells import StudentCell, is_notebook, parse_notebook
from autograder.students.reading import read_text


class HandedIn(msgspec.Struct, frozen=True):
    """Sources by the grade_id of the release's cells, and cells of the student's own.

    `own` has for each of the student's own cells the grade_id of the release's cell before it
    ("" at the top), its type and its source. Of a cell that is there twice the last one counts.
    """

    sources: Mapping[str, str] = {}
    own: tuple[tuple[str, str, str], ...] = ()

    def lost_questions(self, assignment: Assignment) -> frozenset[str]:
        """The questions without a cell in it; none where nothing at all can be read."""
        questions = {name for name, cell in assignment.cells.items() if cell.kind == "discuss"}
        return frozenset(questions - set(self.sources)) if self != HandedIn() else frozenset()


def read_handed_in(path: Path | None, assignment: Assignment) -> HandedIn:
    """The cells of a notebook or a .py file; nothing where it cannot be read."""
    if path is None:
        return HandedIn()
    try:
        text = read_text(path)
        if is_notebook(path):
            return _notebook(parse_notebook(path.name, text).cells, assignment)
    except SubmissionError:
        return HandedIn()
    return _module(text, assignment)


def _notebook(cells: tuple[StudentCell, ...], assignment: Assignment) -> HandedIn:
    sources: dict[str, str] = {}
    own: list[tuple[str, str, str]] = []
    before = ""
    for cell in cells:
        if cell.grade_id in assignment.cells:
            before = cell.grade_id
            sources[before] = cell.source
        elif cell.kind in ("code", "markdown") and cell.source.strip():
            own.append((before, cell.kind, cell.source))
    return HandedIn(sources, tuple(own))


def _module(text: str, assignment: Assignment) -> HandedIn:
    """Each exercise's function becomes its cell; what else is there stands at the top."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return HandedIn({}, (("", "code", text),))
    names = {exercise.function: exercise.name for exercise in assignment.exercises}
    # As Python counts lines: a form feed, say, does not end one.
    lines = [line + "\n" for line in text.split("\n")]
    sources: dict[str, str] = {}
    for part in body:
        if isinstance(part, ast.FunctionDef) and part.name in names:
            first = min([part.lineno, *(d.lineno for d in part.decorator_list)]) - 1
            last = part.end_lineno or part.lineno
            sources[names[part.name]] = "".join(lines[first:last]).rstrip("\n")
            lines[first:last] = [""] * (last - first)
    rest = re.sub(r"\n{3,}", "\n\n", "".join(lines)).strip("\n")
    return HandedIn(sources, (("", "code", rest),) if rest else ())

"""From a student's file to the pieces of code that are run.

A notebook is run like nbgrader runs it: cells in order, errors kept. Demonstrations and checks
of the release are left out, locked cells come from the release and not from the student's copy;
which these are is known by the release's own grade_id. A Python file is run statement by
statement, for the same effect.
"""

import ast
import os
import stat
from collections import Counter
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.errors import SubmissionError
from autograder.evidence.calls import Cell, Program
from autograder.students.cells import MAX_CELLS, SCHEMA, StudentCell, is_notebook, parse_notebook
from autograder.students.magics import plain

#: Bytes of a file, and of the code in it; the rest of a notebook is outputs and pictures.
MAX_BYTES = 20 * 10**6
MAX_CODE = 2 * 10**6
MAX_NOTES = 50


class Submission(msgspec.Struct, frozen=True):
    """The program of a submission, and what the instructor should know about its file."""

    program: Program
    notes: tuple[str, ...] = ()


def read_submission(path: Path, assignment: Assignment) -> Submission:
    """The code of a `.ipynb` or `.py` file.

    Raises SubmissionError with a reason for the student if it is neither.
    """
    text = read_text(path)
    if is_notebook(path):
        cells, notes = _notebook(path.name, text, assignment)
    elif path.suffix.lower() == ".py":
        cells, notes = _statements(path.name, text), ()
    else:
        raise SubmissionError(f"{path.name} is neither a notebook (.ipynb) nor a .py file")
    return Submission(Program(cells, assignment.functions), notes)


def read_text(path: Path) -> str:
    """The text of a submission's file, with `\\n` for line ends.

    Raises SubmissionError if it cannot be opened, is no text, is empty, or is too large.
    """
    try:
        text = read_content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError(f"{path.name} is not a text file in UTF-8") from error
    if not text.strip():
        raise SubmissionError(f"{path.name} is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_content(path: Path) -> bytes:
    """The bytes of a plain file; nothing else is opened for reading, and no link is followed.

    Raises SubmissionError if it cannot be opened, or is too large.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise SubmissionError(f"{path.name} is no file")
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SubmissionError(f"{path.name} cannot be opened ({error.strerror})") from error
    if len(content) > MAX_BYTES:
        raise SubmissionError(f"{path.name} is larger than {MAX_BYTES // 10**6} MB")
    return content


def _notebook(
    name: str, text: str, assignment: Assignment
) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    notebook = parse_notebook(name, text)
    marked = [cell for cell in notebook.cells if cell.grade_id]
    seen = Counter(cell.grade_id for cell in marked)
    notes = [
        f"cell {cell.grade_id!r} has nbgrader's old schema {cell.schema}"
        for cell in marked
        if cell.schema < SCHEMA
    ]
    run = [
        (number, cell)
        for number, cell in enumerate(notebook.cells, start=1)
        if _is_run(cell, assignment)
    ]
    sources = plain(_to_run(cell, assignment) for _, cell in run)
    cells: list[Cell] = []
    for (number, cell), (source, note) in zip(run, sources):
        if note:
            notes.append(f"cell {number}: {note}")
        cells.append(Cell(cell.grade_id or f"cell {number}", source))
    if not any(cell.source.strip() for cell in cells):
        raise SubmissionError(f"{name} holds no code")
    if sum(len(cell.source) for cell in cells) > MAX_CODE:
        raise SubmissionError(f"{name} holds more than {MAX_CODE // 10**6} MB of code")
    lost = _lost_locked(seen, assignment)
    notes += [f"the locked cell {cell.name!r} was deleted" for cell in lost]
    notes += [
        f"cell {cell!r} is there {n} times; the last one counts"
        for cell, n in seen.items()
        if n > 1
    ]
    notes += [
        f"the cell of exercise {cell!r} was deleted or renamed"
        for cell, release in assignment.cells.items()
        if release.kind == "solution" and not seen[cell]
    ]
    return (*lost, *cells), tuple(notes[:MAX_NOTES])


def _is_run(cell: StudentCell, assignment: Assignment) -> bool:
    """Whether it is code, and none of the release's own that has nothing to define."""
    release = assignment.cells.get(cell.grade_id)
    return cell.kind == "code" and (release is None or release.kind in ("solution", "locked"))


def _to_run(cell: StudentCell, assignment: Assignment) -> str:
    """A cell's source, the release's where it is locked."""
    locked = assignment.is_locked(cell.grade_id)
    return assignment.cells[cell.grade_id].source if locked else cell.source


def _lost_locked(seen: Counter[str], assignment: Assignment) -> list[Cell]:
    return [
        Cell(name, release.source)
        for name, release in assignment.cells.items()
        if release.kind == "locked" and not seen[name]
    ]


def _statements(name: str, text: str) -> tuple[Cell, ...]:
    """One piece for each top-level statement, the whole file where it cannot be taken apart."""
    if len(text) > MAX_CODE:
        raise SubmissionError(f"{name} holds more than {MAX_CODE // 10**6} MB of code")
    whole = (Cell(name, text),)
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return whole
    if any(isinstance(part, ast.ImportFrom) and part.module == "__future__" for part in body):
        return whole
    if len(body) > MAX_CELLS:
        return whole
    # As Python counts lines: a form feed, say, does not end one.
    lines = [line + "\n" for line in text.split("\n")]
    cells: list[Cell] = []
    for part in body:
        decorators = [d.lineno for d in getattr(part, "decorator_list", ())]
        first, last = min([part.lineno, *decorators]), part.end_lineno or part.lineno
        if cells and first <= cells[-1].first_line + cells[-1].source.count("\n") - 1:
            return whole
        cells.append(Cell(name, "".join(lines[first - 1 : last]), first))
    return tuple(cells) or whole

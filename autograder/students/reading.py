"""From a student's file to the pieces of code that are run.

A notebook is run like nbgrader runs it: cells in order, errors kept. Demonstrations and checks
of the release are left out, locked cells come from the release and not from the student's copy;
which these are is known by the release's own grade_id. A Python file is run statement by
statement, for the same effect.
"""

import ast
import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from autograder.assignment import Assignment
from autograder.errors import SubmissionError
from autograder.evidence.calls import Cell, Program
from autograder.students.magics import may_have_magics, without_magics

#: Bytes of a file, and of the code in it; the rest of a notebook is outputs and pictures.
MAX_BYTES = 20 * 10**6
MAX_CODE = 2 * 10**6
MAX_CELLS = 2_000
MAX_NAME = 200
MAX_NOTES = 50
#: Characters of cells with magics that IPython is asked about, all cells together.
MAX_MAGICS = 500_000
SCHEMA = 3


class Submission(msgspec.Struct, frozen=True):
    """The program of a submission, and what the instructor should know about its file."""

    program: Program
    notes: tuple[str, ...] = ()


def read_submission(path: Path, assignment: Assignment) -> Submission:
    """The code of a `.ipynb` or `.py` file.

    Raises SubmissionError with a reason for the student if it is neither.
    """
    text = _text(path)
    if path.suffix == ".ipynb":
        cells, notes = _notebook(path.name, text, assignment)
    elif path.suffix == ".py":
        cells, notes = _statements(path.name, text), ()
    else:
        raise SubmissionError(f"{path.name} is neither a notebook (.ipynb) nor a .py file")
    return Submission(Program(cells, assignment.functions), notes)


def _text(path: Path) -> str:
    try:
        content = _content(path)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise SubmissionError(f"{path.name} cannot be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SubmissionError(f"{path.name} is not a text file in UTF-8") from error
    if not text.strip():
        raise SubmissionError(f"{path.name} is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _content(path: Path) -> bytes:
    """The bytes of a plain file; nothing else is opened for reading, and no link is followed."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise SubmissionError(f"{path.name} is no file")
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise SubmissionError(f"{path.name} is larger than {MAX_BYTES // 10**6} MB")
    return content


def _notebook(
    name: str, text: str, assignment: Assignment
) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    cells: list[Cell] = []
    notes: list[str] = []
    seen: Counter[str] = Counter()
    n_asked = 0
    for number, raw in enumerate(_raw_cells(name, text), start=1):
        grade_id, schema = _identity(raw)
        if grade_id is not None:
            seen[grade_id] += 1
            if schema < SCHEMA:
                notes.append(f"cell {grade_id!r} has nbgrader's old schema {schema}")
        if raw.get("cell_type") != "code":
            continue
        release = assignment.cells.get(grade_id or "")
        if release is not None and release.kind in ("check", "demo", "discuss"):
            continue
        locked = release is not None and release.kind == "locked"
        source, note = release.source if locked and release else _source(raw), ""
        n_asked += len(source) if may_have_magics(source) else 0
        if n_asked <= MAX_MAGICS:
            source, note = without_magics(source)
        if note:
            notes.append(f"cell {number}: {note}")
        cells.append(Cell(grade_id or f"cell {number}", source))
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


def _raw_cells(name: str, text: str) -> list[dict[str, Any]]:
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError, TypeError, RecursionError, MemoryError) as error:
        raise SubmissionError(
            f"{name} is not a notebook that can be read: it is damaged or cut off; open it "
            "in Jupyter and save it again"
        ) from error
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise SubmissionError(f"{name} is not a notebook: its cells are not a list of cells")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"{name} has {len(cells)} cells; at most {MAX_CELLS} are read")
    return cells


def _identity(raw: dict[str, Any]) -> tuple[str | None, int]:
    """A cell's grade_id, None if it has none, and the version of its schema."""
    metadata = raw.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    if not isinstance(mark, dict) or not isinstance(name, str) or len(name) > MAX_NAME:
        return None, SCHEMA
    version = mark.get("schema_version")
    return _sound(name), version if isinstance(version, int) else 0


def _source(raw: dict[str, Any]) -> str:
    source = raw.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return _sound(source) if isinstance(source, str) else ""


def _sound(text: str) -> str:
    """The text without halves of characters, which JSON can hold and nothing can write."""
    return text.encode("utf-8", "replace").decode()


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

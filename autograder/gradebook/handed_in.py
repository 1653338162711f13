"""What a student handed in, cell by cell: a notebook, or a module taken apart into cells."""

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from autograder.assignment import Assignment


class HandedIn(msgspec.Struct, frozen=True):
    """Sources by the grade_id of the release's cells, and cells of the student's own.

    `own` has for each of the student's own cells the grade_id of the release's cell before it
    ("" at the top), its type and its source. Of a cell that is there twice the last one counts.
    """

    sources: Mapping[str, str] = {}
    own: tuple[tuple[str, str, str], ...] = ()


def read_handed_in(path: Path | None, assignment: Assignment) -> HandedIn:
    """The cells of a notebook or a .py file; nothing where it cannot be read."""
    if path is None:
        return HandedIn()
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if path.suffix == ".py":
            return _module(text, assignment)
        return _notebook(json.loads(text)["cells"], assignment)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return HandedIn()


def _notebook(cells: list[dict[str, Any]], assignment: Assignment) -> HandedIn:
    sources: dict[str, str] = {}
    own: list[tuple[str, str, str]] = []
    before = ""
    for cell in cells:
        mark = cell.get("metadata", {}).get("nbgrader")
        name = mark.get("grade_id") if isinstance(mark, dict) else None
        source = cell.get("source", "")
        source = "".join(source) if isinstance(source, list) else str(source)
        if name in assignment.cells:
            before = name
            sources[name] = source
        elif cell.get("cell_type") == "code" and source.strip():
            own.append((before, "code", source))
    return HandedIn(sources, tuple(own))


def _module(text: str, assignment: Assignment) -> HandedIn:
    """Each exercise's function becomes its cell; the rest of the module stands at the top."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return HandedIn({}, (("", "code", text),))
    names = {exercise.function: exercise.name for exercise in assignment.exercises}
    lines = text.splitlines(keepends=True)
    sources: dict[str, str] = {}
    rest: list[str] = []
    for part in body:
        decorators = [d.lineno for d in getattr(part, "decorator_list", ())]
        first = min([part.lineno, *decorators])
        source = "".join(lines[first - 1 : part.end_lineno])
        if isinstance(part, ast.FunctionDef) and part.name in names:
            sources[names[part.name]] = source.rstrip("\n")
        else:
            rest.append(source)
    own = (("", "code", "".join(rest)),) if rest else ()
    return HandedIn(sources, own)

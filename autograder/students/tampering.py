"""What of the release a student's copy has changed, told apart from honest work.

Honest is all that a lesson asks for or an editor does: answers in their cells, cells added,
other outputs, line ends, white space, comments. What remains is listed for the instructor: locked
cells and checks that were changed or deleted, points that were added, functions that were renamed.
None of it moves a mark, since the grader takes these cells from the release.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment

OWN = {"check": "check cell", "demo": "demonstration cell", "locked": "locked cell"}
MAX_SHOWN = 60


def changes_from_release(path: Path, assignment: Assignment) -> tuple[str, ...]:
    """A note for each change; none for a file that cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if path.suffix != ".ipynb":
            return tuple(_renamed_in_module(text, assignment))
        cells = [cell for cell in json.loads(text)["cells"] if isinstance(cell, dict)]
        return _compared(cells, assignment)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()


def _compared(cells: list[dict[str, Any]], assignment: Assignment) -> tuple[str, ...]:
    by_id: dict[str, list[dict[str, Any]]] = {}
    for cell in cells:
        by_id.setdefault(_mark(cell).get("grade_id") or "", []).append(cell)
    return (
        *_own_cells(by_id, assignment),
        *_points(by_id, assignment),
        *_renamed(cells, by_id, assignment),
        *_stand_ins(cells),
    )


def _own_cells(by_id: dict[str, list[dict[str, Any]]], assignment: Assignment) -> Iterator[str]:
    """The release's own cells that are not what they were."""
    for name, release in assignment.cells.items():
        what = OWN.get(release.kind)
        if what is None:
            continue
        if name not in by_id:
            # That a locked cell is gone is told where it is put back.
            if release.kind != "locked":
                yield f"the {what} {name!r} was deleted"
            continue
        for cell in by_id[name]:
            if not _same(_source(cell), release.source):
                now = " ".join(_source(cell).split())
                shown = now[:MAX_SHOWN] + ("..." if len(now) > MAX_SHOWN else "")
                yield f"the {what} {name!r} was changed; it reads: {shown}"
            elif _mark(cell).get("locked") is False:
                yield f"the {what} {name!r} was unlocked"


def _points(by_id: dict[str, list[dict[str, Any]]], assignment: Assignment) -> Iterator[str]:
    """Cells that claim other points than the release gives, or any where it gives none."""
    for name, cells in by_id.items():
        for cell in cells:
            mark = _mark(cell)
            if not mark.get("grade"):
                continue
            points = mark.get("points")
            release = assignment.cells.get(name)
            if release is None:
                yield f"a graded cell {name!r} of {points} points was added"
            elif points != release.points:
                yield f"the cell {name!r} says {points} points instead of {release.points:g}"


def _renamed(
    cells: list[dict[str, Any]], by_id: dict[str, list[dict[str, Any]]], assignment: Assignment
) -> Iterator[str]:
    """Exercises whose cell defines a function of another name, and none of the right one."""
    defined = {name for cell in cells for name in _functions(_source(cell))}
    for exercise in assignment.exercises:
        if exercise.function in defined:
            continue
        others = [
            name for cell in by_id.get(exercise.name, ()) for name in _functions(_source(cell))
        ]
        if others:
            yield f"the function `{exercise.function}` was renamed to `{others[-1]}`"


def _renamed_in_module(text: str, assignment: Assignment) -> Iterator[str]:
    defined = _functions(text)
    missing = [function for function in assignment.functions if function not in defined]
    others = [name for name in defined if name not in assignment.functions]
    if defined and missing and others:
        yield (
            f"there is no function {', '.join(f'`{name}`' for name in missing)}; other functions "
            f"there: {', '.join(f'`{name}`' for name in others[:10])}"
        )


def _stand_ins(cells: list[dict[str, Any]]) -> Iterator[str]:
    """Code that puts something else in the place of `check`."""
    for number, cell in enumerate(cells, start=1):
        tree = _parsed(_source(cell)) if cell.get("cell_type") == "code" else None
        for node in ast.walk(tree) if tree else ():
            stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            stored = stored or (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))
            name = getattr(node, "id", getattr(node, "attr", "")) if stored else ""
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                name = node.name
            if name == "check":
                yield f"cell {number} defines `check` anew"
                break


def _same(theirs: str, ours: str) -> bool:
    """Whether two sources say the same but for white space, comments and quotes."""
    if theirs.strip() == ours.strip():
        return True
    one, other = _parsed(theirs), _parsed(ours)
    return one is not None and other is not None and ast.dump(one) == ast.dump(other)


def _functions(source: str) -> list[str]:
    tree = _parsed(source)
    return [n.name for n in tree.body if isinstance(n, ast.FunctionDef)] if tree else []


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _mark(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(mark, dict) or not isinstance(mark.get("grade_id", ""), str):
        return {}
    return mark


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""

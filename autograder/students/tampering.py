"""What of the release a student's copy has changed, told apart from honest work.

Honest is all that a lesson asks for or an editor does: answers in their cells, cells added,
other outputs, line ends, white space, comments. What remains is listed for the instructor: locked
cells and checks that were changed or deleted, points that were added, functions that were renamed.
None of it moves a mark, since the grader takes these cells from the release.
"""

import ast
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from autograder.assignment import Assignment
from autograder.errors import SubmissionError
from autograder.students.cells import StudentCell, is_notebook, parse_notebook
from autograder.students.magics import plain
from autograder.students.reading import MAX_NOTES, read_text

#: Where the release imports `check` from.
PACKAGE = "autograder"
OWN = {"check": "check cell", "demo": "demonstration cell", "locked": "locked cell"}
MAX_SHOWN = 60
NO_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
ById = dict[str, list[StudentCell]]


def changes_from_release(path: Path, assignment: Assignment) -> tuple[str, ...]:
    """A note for each change; none for a file that cannot be read."""
    try:
        text = read_text(path)
        if is_notebook(path):
            notes = _compared(parse_notebook(path.name, text).cells, assignment)
        else:
            notes = _renamed_in_module(text, assignment)
    except SubmissionError:
        return ()
    return tuple(islice(notes, MAX_NOTES))


def _compared(cells: tuple[StudentCell, ...], assignment: Assignment) -> Iterator[str]:
    by_id: ById = {}
    for cell in cells:
        by_id.setdefault(cell.grade_id, []).append(cell)
    code = [(number, cell) for number, cell in enumerate(cells, start=1) if cell.kind == "code"]
    sources = plain(cell.source for _, cell in code)
    trees = [(number, cell, _parsed(source)) for (number, cell), (source, _) in zip(code, sources)]
    yield from _own_cells(by_id, assignment)
    yield from _points(by_id, assignment)
    yield from _renamed([(cell.grade_id, tree) for _, cell, tree in trees], assignment)
    yield from _stand_ins((number, tree) for number, _, tree in trees)


def _own_cells(by_id: ById, assignment: Assignment) -> Iterator[str]:
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
            if not _same(cell.source, release.source):
                now = " ".join(cell.source.split())
                shown = now[:MAX_SHOWN] + ("..." if len(now) > MAX_SHOWN else "")
                yield f"the {what} {name!r} was changed; it reads: {shown}"
            elif cell.mark.get("locked") is False:
                yield f"the {what} {name!r} was unlocked"


def _points(by_id: ById, assignment: Assignment) -> Iterator[str]:
    """Cells that claim other points than the release gives, or any where it gives none."""
    for name, cells in by_id.items():
        for cell in cells:
            if not cell.mark.get("grade"):
                continue
            points = cell.mark.get("points")
            release = assignment.cells.get(name)
            if release is None:
                yield f"a graded cell {name!r} of {points!r:.20} points was added"
            elif points != release.points:
                yield f"the cell {name!r} says {points!r:.20} points instead of {release.points:g}"


def _renamed(trees: list[tuple[str, ast.Module]], assignment: Assignment) -> Iterator[str]:
    """Exercises whose cell defines a function of another name, and none of the right one."""
    bound = {name for _, tree in trees for name in _bound(tree)}
    for exercise in assignment.exercises:
        if exercise.function in bound:
            continue
        others = [
            name for cell, tree in trees if cell == exercise.name for name in _functions(tree)
        ]
        if others:
            yield f"the function `{exercise.function}` was renamed to `{others[-1]}`"


def _renamed_in_module(text: str, assignment: Assignment) -> Iterator[str]:
    tree = _parsed(text)
    bound = set(_bound(tree))
    missing = [function for function in assignment.functions if function not in bound]
    others = [name for name in _functions(tree) if name not in assignment.functions]
    if missing and others:
        yield (
            f"there is no function {', '.join(f'`{name}`' for name in missing)}; other functions "
            f"there: {', '.join(f'`{name}`' for name in others[:10])}"
        )


def _stand_ins(trees: Iterable[tuple[int, ast.Module]]) -> Iterator[str]:
    """Code that puts something else in the place of `check`."""
    for number, tree in trees:
        if "check" in (*_bound(tree), *_attributes(tree)):
            yield f"cell {number} defines `check` anew"


def _functions(tree: ast.Module) -> list[str]:
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def _bound(tree: ast.Module) -> Iterator[str]:
    """Every name that code gives a value, but those that it has of this package."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Import(names=names):
                yield from (one.asname or one.name.partition(".")[0] for one in names)
            case ast.ImportFrom(names=names, module=module):
                own = module == PACKAGE
                yield from (one.asname or one.name for one in names if one.asname or not own)


def _attributes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _same(theirs: str, ours: str) -> bool:
    """Whether two sources say the same but for white space, comments and quotes."""
    if theirs.strip() == ours.strip():
        return True
    try:
        return ast.dump(ast.parse(theirs)) == ast.dump(ast.parse(ours))
    except NO_PYTHON:
        return False


def _parsed(source: str) -> ast.Module:
    """A source's syntax tree; an empty one where it is no Python."""
    try:
        return ast.parse(source)
    except NO_PYTHON:
        return ast.Module([], [])

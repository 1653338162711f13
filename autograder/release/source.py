"""The one source of an assignment, read as a notebook.

The source is a Python file in Jupytext's percent format with nbgrader's cell metadata (schema 3)
and nbgrader's solution markers. Three conventions tell its cells apart:

- an exercise is a solution cell that holds one function; its grade_id is the exercise's name;
- `check-<exercise>` is the graded cell right after it, and carries the points;
- `imports`, `setup-...` and `demo-...` are locked; the graders skip the demonstrations.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import jupytext
from nbformat import NotebookNode
from nbgrader.nbgraderformat import (
    MetadataValidator,
    SchemaTooNewError,
    SchemaTooOldError,
    ValidationError,
)

from autograder.errors import AutograderError

CHECK = "check-"
DEMO = "demo-"
IMPORTS = "imports"
_HEADING = re.compile(r"^#{1,6} +(.*\S)", re.MULTILINE)

PYTHON = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class ReleaseError(AutograderError):
    """The source of an assignment does not follow its conventions."""


@dataclass(frozen=True)
class Exercise:
    """One function that students write; `source` is its cell, solution and markers included."""

    name: str
    function: str
    points: int
    source: str


def read_notebook(text: str) -> NotebookNode:
    """Read a source as a notebook without outputs, the same one every time.

    A cell's id is its grade_id, or `text-01`, `text-02`, ... where it has none. Raises
    ReleaseError where nbgrader would refuse the metadata.
    """
    notebook = jupytext.reads(text, fmt="py:percent")
    notebook.metadata = NotebookNode(PYTHON)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    unnamed = 0
    for cell in notebook.cells:
        cell.metadata = NotebookNode(
            {key: value for key, value in cell.metadata.items() if key == "nbgrader"}
        )
        if grade_id(cell):
            cell.id = grade_id(cell)
        else:
            unnamed += 1
            cell.id = f"text-{unnamed:02}"
    try:
        MetadataValidator().validate_nb(notebook)
    except (ValidationError, SchemaTooNewError, SchemaTooOldError) as error:
        raise ReleaseError(f"nbgrader does not accept the source's metadata: {error}") from error
    return notebook


def find_exercises(notebook: NotebookNode) -> tuple[Exercise, ...]:
    """The exercises of a notebook, in order.

    Raises ReleaseError if an exercise is not one documented function, or if its check cell does
    not follow.
    """
    return tuple(_pair_with_checks(notebook.cells))


def grade_id(cell: NotebookNode) -> str:
    """The grade_id of a cell, "" if nbgrader does not know the cell."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def last_heading(cell: NotebookNode) -> str:
    """The text of the last heading in a cell of text, "" where there is none."""
    found = _HEADING.findall(cell.source) if cell.cell_type == "markdown" else []
    return found[-1].replace("`", "").replace("*", "") if found else ""


def is_exercise(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("solution"))


def exercise_function(cell: NotebookNode) -> ast.FunctionDef:
    """The one function of an exercise's cell."""
    match ast.parse(cell.source).body:
        case [ast.FunctionDef() as function] if ast.get_docstring(function):
            return function
    raise ReleaseError(f"Cell {grade_id(cell)!r} has to hold one function with a docstring.")


def _pair_with_checks(cells: list[NotebookNode]) -> Iterator[Exercise]:
    code = [cell for cell in cells if cell.cell_type == "code"]
    for cell, follower in zip(code, [*code[1:], NotebookNode(metadata={})]):
        if not is_exercise(cell):
            continue
        name, function = grade_id(cell), exercise_function(cell).name
        if grade_id(follower) != CHECK + name:
            raise ReleaseError(f"Cell {name!r} has to be followed by the cell {CHECK + name!r}.")
        if follower.source != f'check("{name}", {function})':
            raise ReleaseError(f'Cell {CHECK + name!r} has to read: check("{name}", {function})')
        yield Exercise(name, function, int(follower.metadata.nbgrader.points), cell.source)

"""The notebook that formgrader and feedback show: the student's work in the release's frame."""

import copy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.utils import compute_checksum

from autograder.assignment import Assignment
from autograder.gradebook.handed_in import HandedIn
from autograder.gradebook.outcome import Results, outputs

STUDENTS = ("solution", "discuss")


def autograded_notebook(
    release: NotebookNode,
    handed_in: HandedIn,
    assignment: Assignment,
    results: Results,
) -> NotebookNode:
    """The release with the student's answers in it, and each check's outcome as its output.

    Every cell of the release is there once, whatever was deleted, doubled or changed, so that
    each has its row in the gradebook. Between them stand the student's own.
    """
    notebook = copy.deepcopy(release)
    texts = {str(cell.source).strip() for cell in release.cells if not grade_id(cell)}
    own = {before: list[NotebookNode]() for before, _, _ in handed_in.own}
    for number, (before, kind, source) in enumerate(handed_in.own, start=1):
        new = new_code_cell if kind == "code" else new_markdown_cell
        if kind == "code" or source.strip() not in texts:
            own[before].append(new(source, id=f"own-{number:02}"))
    cells = own.pop("", [])
    for cell in notebook.cells:
        name = grade_id(cell)
        kind = assignment.cells[name].kind if name in assignment.cells else ""
        if kind in STUDENTS and name in handed_in.sources:
            cell.source = handed_in.sources[name]
        if kind == "check":
            cell.outputs = outputs(results.get(name.removeprefix("check-"), ()))
        cells.append(cell)
        cells += own.pop(name, []) if name else []
    notebook.cells = [*cells, *(cell for left in own.values() for cell in left)]
    return notebook


def unchanged(notebook: NotebookNode) -> frozenset[str]:
    """The grade_ids of the cells that stand as they were released."""
    return frozenset(
        grade_id(cell)
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("checksum")
        and cell.metadata.nbgrader.checksum == compute_checksum(cell)
    )


def sources(notebook: NotebookNode) -> dict[str, str]:
    """The source of each cell that has a grade_id."""
    return {grade_id(cell): str(cell.source) for cell in notebook.cells if grade_id(cell)}


def grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))

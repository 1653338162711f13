"""Stubs in place of solutions, in notebooks and in plain files alike."""

import ast
import copy
import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearOutput, ClearSolutions, ComputeChecksums, LockCells
from traitlets import Unicode

from autograder.release.source import ReleaseError, exercise_function, grade_id, is_exercise

MARKERS = (
    ClearSolutions.begin_solution_delimeter.default_value,
    ClearSolutions.end_solution_delimeter.default_value,
)


class NamedStubs(ClearSolutions):  # type: ignore[misc]
    """nbgrader's ClearSolutions, with stubs that name the exercise and say what it asks for."""

    text_stub = Unicode("*Write your answer here.*").tag(config=True)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        if is_exercise(cell):
            message = json.dumps(stub_message(cell), ensure_ascii=False)
            self.code_stub = {"python": f"raise NotImplementedError({message})"}
        cleared: tuple[NotebookNode, dict[str, Any]] = super().preprocess_cell(
            cell, resources, cell_index
        )
        return cleared


def stub_message(cell: NotebookNode) -> str:
    """What a stub says, such as "Exercise truncate: cut the last layers off a model".

    The second half is the first line of the function's docstring.
    """
    docstring = ast.get_docstring(exercise_function(cell)) or ""
    summary = docstring.splitlines()[0]
    return f"Exercise {grade_id(cell)}: {summary[0].lower()}{summary[1:].rstrip('.')}"


def student_notebook(source: NotebookNode) -> NotebookNode:
    """Make the students' notebook by nbgrader's own steps, in the order in which it takes them.

    Raises ReleaseError where nbgrader finds a solution's markers out of place.
    """
    notebook = copy.deepcopy(source)
    resources: dict[str, Any] = {}
    for step in (LockCells, NamedStubs, ClearOutput, ComputeChecksums):
        try:
            notebook, resources = step().preprocess(notebook, resources)
        except RuntimeError as error:
            raise ReleaseError(f"nbgrader cannot make the students' notebook: {error}") from error
    return notebook


def without_markers(source: str) -> str:
    """A solution's cell without the lines that mark where the solution begins and ends."""
    lines = (line for line in source.splitlines() if not any(mark in line for mark in MARKERS))
    return "\n".join(lines)

"""Whole submissions of cases of the corpus.

Each assignment has its own `wrong/`, `right/` and `partial/`, in a folder of its name; those of
`transfer_learning` lie here. `autograder.proof.case` says what stands in a file.
"""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from autograder.proof.case import Case, Kind, read_cases
from autograder.proof.case import read_case as read_case_of
from autograder.proof.source import Source, read_source

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent
ASSIGNMENT = "transfer_learning"


def corpus(assignment: str) -> Path:
    """The folder with an assignment's `wrong/` and `right/`."""
    return CORPUS if assignment == ASSIGNMENT else CORPUS / assignment


def cases(kind: Kind, assignment: str = ASSIGNMENT) -> list[Case]:
    """All cases of a kind."""
    return read_cases(corpus(assignment), kind, assignment)


def read_case(path: Path, assignment: str = ASSIGNMENT) -> Case:
    """The case in a file."""
    return read_case_of(path, assignment)


@cache
def source(assignment: str = ASSIGNMENT) -> Source:
    """The one source of an assignment."""
    return read_source(assignment, ROOT / "solutions" / assignment / f"{assignment}.py")


def solution(assignment: str = ASSIGNMENT) -> str:
    """The student's module with the solutions in."""
    return source(assignment).solution


@cache
def stubs(assignment: str = ASSIGNMENT) -> str:
    """The module as a student gets it."""
    return (ROOT / "assignments" / assignment / f"{assignment}.py").read_text("utf-8")


def module_with(*codes: str, assignment: str = ASSIGNMENT) -> str:
    """The solution as a module, with functions defined again at its end."""
    return "\n\n".join([solution(assignment), *codes])


def student_notebook(assignment: str = ASSIGNMENT) -> dict[str, Any]:
    """The notebook as a student gets it."""
    path = ROOT / "assignments" / assignment / f"{assignment}.ipynb"
    return json.loads(path.read_text("utf-8"))


def notebook_with(codes: dict[str, str], assignment: str = ASSIGNMENT) -> dict[str, Any]:
    """The student's notebook with solution cells filled in, by exercise."""
    notebook = copy.deepcopy(student_notebook(assignment))
    for cell in notebook["cells"]:
        code = codes.get(grade_id(cell))
        if code is not None:
            cell["source"] = code.splitlines(keepends=True)
    return notebook


@cache
def solution_cells(assignment: str = ASSIGNMENT) -> dict[str, str]:
    """The source of each solution cell, solved, by exercise."""
    path = ROOT / "solutions" / assignment / f"{assignment}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {
        grade_id(cell): without_markers("".join(cell["source"]))
        for cell in cells
        if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("solution")
    }


def without_markers(source: str) -> str:
    lines = source.splitlines(keepends=True)
    return "".join(line for line in lines if not line.strip().startswith("### "))


def grade_id(cell: dict[str, Any]) -> str:
    """A cell's grade_id, "" if it has none."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))

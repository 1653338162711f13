"""Reading the corpus, and making whole submissions of one changed function.

Each assignment has its own `wrong/` and `right/`, in a folder of its name; those of
`transfer_learning` lie here. A file there holds the imports and the one function of its exercise.
Its docstring says what was done, then, line by line:

    exercise: freeze
    fails: moves_nothing_below, flags_are_set
    misconception: froze-the-head
"""

import ast
import copy
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autograder.release import solution_module

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent
ASSIGNMENT = "transfer_learning"


@dataclass(frozen=True)
class Case:
    """One changed function, and what must come of it."""

    assignment: str
    name: str
    title: str
    exercise: str
    code: str
    fails: tuple[str, ...]
    misconception: str


def corpus(assignment: str) -> Path:
    """The folder with an assignment's `wrong/` and `right/`."""
    return CORPUS if assignment == ASSIGNMENT else CORPUS / assignment


def cases(kind: str, assignment: str = ASSIGNMENT) -> list[Case]:
    """All cases of a kind, "wrong" or "right"."""
    return [
        read_case(path, assignment) for path in sorted((corpus(assignment) / kind).glob("*.py"))
    ]


def read_case(path: Path, assignment: str = ASSIGNMENT) -> Case:
    """The case in a file; ValueError that names the file if its docstring lacks something."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    doc = ast.get_docstring(tree) or ""
    fields = dict(line.split(": ", 1) for line in doc.splitlines()[1:] if ": " in line)
    if "exercise" not in fields:
        raise ValueError(f"{path}: the docstring lacks 'exercise: ...'")
    first = tree.body[0].end_lineno or 1
    return Case(
        assignment=assignment,
        name=path.stem,
        title=doc.splitlines()[0],
        exercise=fields["exercise"],
        code="\n".join(text.splitlines()[first:]).strip() + "\n",
        fails=tuple(name.strip() for name in fields.get("fails", "").split(",") if name.strip()),
        misconception=fields.get("misconception", ""),
    )


@cache
def solution(assignment: str = ASSIGNMENT) -> str:
    """The student's module with the solutions in."""
    return solution_module(ROOT / "solutions" / assignment / f"{assignment}.py")


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

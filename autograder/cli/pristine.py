"""The stubs as they were handed out, and putting one back into a file."""

import ast
import json
import re
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, Exercise
from autograder.checks import read_stubs
from autograder.errors import UsageError

_CHECKS = Path(__file__).parents[1] / "checks"
#: What a line that begins a new top-level statement, or a section's heading, looks like.
_TOP = re.compile(r"[A-Za-z_@\"']|# \d+\.")


def stubs(module: str) -> dict[str, str]:
    """The source of each top-level function of a students' module, by name."""
    lines = module.splitlines()
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(module).body
        if isinstance(node, ast.FunctionDef)
    }


def stubs_file(assignment: str, root: Path | None = None) -> Path:
    """Where the stubs of an assignment are kept in the package."""
    checks = root / "autograder" / "checks" if root else _CHECKS
    return checks / assignment / "stubs.json"


def read_stub(assignment: Assignment, exercise: Exercise) -> str:
    """The stub of one exercise."""
    return read_stubs(assignment.name)[exercise.function]


def reset_module(text: str, function: str, stub: str) -> str:
    """A module with one function replaced by its stub; at the end where it has none.

    A text that cannot be parsed is taken apart by its lines.
    """
    lines = text.splitlines()
    span = _span(text, lines, function)
    if span is None:
        return text.rstrip() + f"\n\n\n{stub}\n"
    first, last = span
    return "\n".join([*lines[:first], *stub.splitlines(), *lines[last:]]).rstrip() + "\n"


def _span(text: str, lines: list[str], function: str) -> tuple[int, int] | None:
    """First line of a function, from 0, and the line behind its last; of the last such one."""
    try:
        found = [
            node
            for node in ast.parse(text).body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function
        ]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _span_by_lines(lines, function)
    if not found:
        return None
    node = found[-1]
    first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
    return first - 1, node.end_lineno or node.lineno


def _span_by_lines(lines: list[str], function: str) -> tuple[int, int] | None:
    head = re.compile(rf"(async )?def\s+{re.escape(function)}\b")
    starts = [at for at, line in enumerate(lines) if head.match(line)]
    if not starts:
        return None
    last = next(
        (at for at in range(starts[-1] + 1, len(lines)) if _TOP.match(lines[at])), len(lines)
    )
    while last > starts[-1] + 1 and not lines[last - 1].strip():
        last -= 1
    return starts[-1], last


def reset_notebook(text: str, exercise: str, stub: str) -> str:
    """A notebook with an exercise's cell as it was handed out; UsageError if there is no cell.

    The cell is known by nbgrader's grade_id. Of several the last one stays, which is the one that
    counts.
    """
    try:
        notebook = json.loads(text)
        cells = [cell for cell in notebook["cells"] if _grade_id(cell) == exercise]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"this is not a notebook that can be read ({error})") from error
    if not cells:
        raise UsageError(
            f"the notebook has no cell of exercise {exercise!r} any more; take it from a new copy "
            "of the assignment"
        )
    cell = cells[-1]
    cell |= {"source": stub.splitlines(keepends=True), "outputs": [], "execution_count": None}
    notebook["cells"] = [c for c in notebook["cells"] if c is cell or _grade_id(c) != exercise]
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _grade_id(cell: dict[str, Any]) -> str:
    return str((cell.get("metadata", {}).get("nbgrader") or {}).get("grade_id", ""))

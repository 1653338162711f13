"""The three hints of each public check, read from the checks' source: nothing is imported."""

import ast
from collections.abc import Iterator

from autograder.checks import check_folders

Hints = tuple[str, str, str]


def hints_of(assignment: str) -> dict[str, Hints]:
    """The hints of every public check, by its name without "test_"."""
    return {
        name: hints
        for folder in check_folders(assignment, hidden=False)
        for path in sorted(folder.glob("test_*.py"))
        for name, hints in _in_source(path.read_text("utf-8"))
    }


def _in_source(source: str) -> Iterator[tuple[str, Hints]]:
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            match mark:
                case ast.Call(func=ast.Name(id="check"), keywords=keywords):
                    for keyword in keywords:
                        if keyword.arg == "hints":
                            hints = ast.literal_eval(keyword.value)
                            yield node.name.removeprefix("test_"), hints

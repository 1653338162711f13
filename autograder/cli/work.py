"""A student's own file, loaded for a self-check."""

import ast
import hashlib
from collections.abc import Callable
from typing import Any

import msgspec

from autograder.assignment import Assignment
from autograder.checks import check_folders
from autograder.evidence.calls import Failure, Program
from autograder.messages import sentences

#: A piece of code with one of these is not run at all.
UNREAD = ("SyntaxError", "IndentationError", "TabError")


class Work(msgspec.Struct, frozen=True):
    """The functions of a file, and what went wrong in loading it, line by line for a person.

    `missing` says of each other function why it is not there.
    """

    functions: dict[str, Callable[..., Any]]
    problems: tuple[str, ...]
    missing: dict[str, Failure] = {}


def load_work(program: Program) -> Work:
    """Run a file's code in this process, demonstrations left out."""
    from autograder.students.program import load, undefined

    namespace, loaded = load(program, lambda running: None)
    problems: list[str] = []
    for failure in loaded.failures.values():
        problems.append(f"✗ {failure.message}")
        problems += [
            f"    line {line.number}{f' of {line.cell}' if line.cell else ''}: {line.text}"
            for line in failure.lines[-1:]
        ]
    if any(failure.exception in UNREAD for failure in loaded.failures.values()):
        problems.append(
            "    " + sentences()("Mend this first: until then, what stands in it is missing.")
        )
    functions = {name: namespace[name] for name in loaded.defined}
    gone = [name for name in program.functions if name not in functions]
    missing = {name: undefined(program, name, loaded) for name in gone}
    return Work(functions, tuple(problems), missing)


def exercise_digests(program: Program, assignment: Assignment) -> dict[str, str]:
    """For each exercise a hash of its function, of all code that is no exercise's, and the checks.

    Comments and layout do not count; a piece that cannot be parsed counts as it stands.
    """
    own: dict[str, list[str]] = {exercise.function: [] for exercise in assignment.exercises}
    shared = [
        path.read_text("utf-8")
        for folder in check_folders(assignment.name, hidden=False)
        for path in sorted(folder.glob("*.py"))
    ]
    for cell in program.cells:
        try:
            body = ast.parse(cell.source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            shared.append(cell.source)
            continue
        for node in body:
            name = node.name if isinstance(node, ast.FunctionDef) else ""
            own.get(name, shared).append(ast.dump(node))
    return {
        exercise.name: hashlib.sha256(
            "\0".join([*shared, *own[exercise.function]]).encode("utf-8", "replace")
        ).hexdigest()
        for exercise in assignment.exercises
    }

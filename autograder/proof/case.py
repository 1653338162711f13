"""A case of a corpus: functions that were changed on purpose, and what must come of it.

The docstring of a file says what was done and then, line by line, what must come of it. One in
`wrong/` or `right/` holds one function:

    exercise: freeze
    fails: moves_nothing_below, flags_are_set
    misconception: froze-the-head

One in `partial/` holds any number, of a submission in which the others are solved or untouched:

    rest: stubs
    solved: load, truncate
    earns: freeze 9, head 4

`solved` names exercises that are solved as in the source, which earn all their points.
"""

import ast
from pathlib import Path
from typing import Literal

import msgspec

from autograder.errors import DataError

Kind = Literal["wrong", "right", "partial"]
Rest = Literal["solution", "stubs"]


class Case(msgspec.Struct, frozen=True):
    """Changed functions as code, and what must come of them.

    `fails` are the checks that must fail, and no others; `earns` the points of an exercise, where
    partial credit is the question. `rest` says what the other functions are, but for those of the
    `solved` exercises.
    """

    assignment: str
    kind: Kind
    name: str
    title: str
    exercise: str
    code: str
    fails: tuple[str, ...] = ()
    misconception: str = ""
    rest: Rest = "solution"
    solved: tuple[str, ...] = ()
    earns: dict[str, float] = {}


def read_cases(corpus: Path, kind: Kind, assignment: str) -> list[Case]:
    """All cases of a kind below `corpus`, by name; DataError that names a file with a fault."""
    return [read_case(path, assignment) for path in sorted((corpus / kind).glob("*.py"))]


def read_case(path: Path, assignment: str) -> Case:
    """The case in a file, of the kind that its folder says.

    Raises DataError that names the file if its docstring lacks something.
    """
    try:
        text = path.read_text("utf-8")
        tree = ast.parse(text)
    except (OSError, ValueError, SyntaxError) as error:
        raise DataError(f"{path}: cannot be read as a case ({error})") from error
    doc = ast.get_docstring(tree) or ""
    fields = dict(line.split(": ", 1) for line in doc.splitlines()[1:] if ": " in line)
    kinds: dict[str, Kind] = {"wrong": "wrong", "right": "right", "partial": "partial"}
    if path.parent.name not in kinds:
        raise DataError(f"{path}: a case lies in a folder {', '.join(kinds)}")
    kind = kinds[path.parent.name]
    wanted = "rest" if kind == "partial" else "exercise"
    if wanted not in fields:
        raise DataError(f"{path}: the docstring lacks '{wanted}: ...'")
    rest = fields.get("rest", "solution")
    if rest not in ("solution", "stubs"):
        raise DataError(f"{path}: 'rest: {rest}' is neither solution nor stubs")
    first = tree.body[0].end_lineno or 1
    return Case(
        assignment=assignment,
        kind=kind,
        name=path.stem,
        title=doc.splitlines()[0],
        exercise=fields.get("exercise", ""),
        code="\n".join(text.splitlines()[first:]).strip() + "\n",
        fails=_names(fields.get("fails", "")),
        misconception=fields.get("misconception", ""),
        rest="stubs" if rest == "stubs" else "solution",
        solved=_names(fields.get("solved", "")),
        earns=_points(path, fields.get("earns", "")),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _points(path: Path, text: str) -> dict[str, float]:
    try:
        pairs = [part.rsplit(" ", 1) for part in _names(text)]
        return {name.strip(): float(points) for name, points in pairs}
    except ValueError as error:
        raise DataError(f"{path}: 'earns: {text}' should read 'freeze 5, head 11'") from error

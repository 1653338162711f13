"""Changes to the release are listed for the instructor, honest work is not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.checks import load_assignment
from autograder.students.tampering import changes_from_release
from tests.corpus import harness
from tests.corpus.harness import grade_id

ASSIGNMENT = load_assignment(harness.ASSIGNMENT)
Cells = list[dict[str, Any]]


def notes(folder: Path, edit: Callable[[Cells], None] = lambda cells: None) -> tuple[str, ...]:
    """The notes on a solved notebook whose cells were edited."""
    made = harness.notebook_with(harness.solution_cells())
    edit(made["cells"])
    path = folder / "notebook.ipynb"
    path.write_text(json.dumps(made))
    return changes_from_release(path, ASSIGNMENT)


def cell(cells: Cells, name: str) -> dict[str, Any]:
    return next(cell for cell in cells if grade_id(cell) == name)


def test_a_solved_notebook_has_no_notes(tmp_path: Path) -> None:
    assert notes(tmp_path) == ()


def honest(cells: Cells) -> None:
    cells.insert(3, {"cell_type": "code", "metadata": {}, "source": "x = check\n!pip list"})
    cells.append({"cell_type": "markdown", "metadata": {"id": "x"}, "source": ["My *notes*."]})
    imports = cell(cells, "imports")
    imports["source"] = "# my imports\n" + "".join(imports["source"]).replace("\n", "\r\n")
    check = cell(cells, "check-truncate")
    check["source"] = "check('truncate',  truncate)  # at last"
    check["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "no"}]
    cells.append({"cell_type": "code", "metadata": {}, "source": "from autograder import check"})
    cell(cells, "discuss-1")["source"] = "Two."
    cell(cells, "truncate")["source"] = (
        "".join(cell(cells, "truncate")["source"]) + "\n\nhelp = 1\n"
    )


def test_honest_edits_are_not_listed(tmp_path: Path) -> None:
    assert notes(tmp_path, honest) == ()


def without(name: str) -> Callable[[Cells], None]:
    return lambda cells: cells.remove(cell(cells, name))


def source(name: str, text: str) -> Callable[[Cells], None]:
    return lambda cells: cell(cells, name).update(source=text)


def marked(name: str, **changes: Any) -> Callable[[Cells], None]:
    return lambda cells: cell(cells, name)["metadata"]["nbgrader"].update(changes)


def added(name: str) -> Callable[[Cells], None]:
    mark = {"nbgrader": {"grade": True, "grade_id": name, "points": 50, "schema_version": 3}}
    return lambda cells: cells.append({"cell_type": "code", "metadata": mark, "source": "50.0"})


def unmarked(text: str) -> Callable[[Cells], None]:
    return lambda cells: cells.append({"cell_type": "code", "metadata": {}, "source": text})


@pytest.mark.parametrize(
    ("edit", "note"),
    [
        (without("check-truncate"), "the check cell 'check-truncate' was deleted"),
        (without("demo-load"), "the demonstration cell 'demo-load' was deleted"),
        (source("check-head", "14.0"), "the check cell 'check-head' was changed; it reads: 14.0"),
        (source("setup-data", "import os"), "the locked cell 'setup-data' was changed"),
        (marked("check-head", locked=False), "the check cell 'check-head' was unlocked"),
        (marked("check-head", points=99), "the cell 'check-head' says 99 points instead of 10"),
        (added("bonus"), "a graded cell 'bonus' of 50 points was added"),
        (source("truncate", "def cut(model): pass"), "`truncate` was renamed to `cut`"),
        (unmarked("def check(*args):\n    return 14.0"), "defines `check` anew"),
        (unmarked("import autograder\nautograder.check = print"), "defines `check` anew"),
        (unmarked("from builtins import print as check"), "defines `check` anew"),
        (unmarked("import builtins as check"), "defines `check` anew"),
        (unmarked("from mine import check"), "defines `check` anew"),
        (unmarked("!pip list\ndef check(*args):\n    return 14.0"), "defines `check` anew"),
        (unmarked("async def check(*args):\n    return 14.0"), "defines `check` anew"),
        (source("truncate", "!ls\ndef cut(model): pass"), "`truncate` was renamed to `cut`"),
    ],
)
def test_what_was_tampered_with_is_listed(
    tmp_path: Path, edit: Callable[[Cells], None], note: str
) -> None:
    (found,) = notes(tmp_path, edit)
    assert note in found


@pytest.mark.parametrize(
    "source_of_truncate",
    [
        "from functools import partial\ndef _cut(n, model): pass\ntruncate = partial(_cut, 2)",
        "def _cut(model): pass\nif True:\n    def truncate(model): return _cut(model)",
        "def _cut(model): pass\ntruncate: object = _cut",
    ],
)
def test_a_function_that_is_made_in_another_way_is_not_renamed(
    tmp_path: Path, source_of_truncate: str
) -> None:
    assert notes(tmp_path, source("truncate", source_of_truncate)) == ()
    path = tmp_path / "module.py"
    path.write_text(harness.module_with(source_of_truncate))
    assert changes_from_release(path, ASSIGNMENT) == ()


def test_renamed_functions_of_a_module_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(harness.module_with("def helper(): pass"))
    assert changes_from_release(path, ASSIGNMENT) == ()
    path.write_text(harness.solution().replace("def truncate(", "def cut("))
    (found,) = changes_from_release(path, ASSIGNMENT)
    assert "no function `truncate`" in found and "`cut`" in found


def test_odd_cells_hide_nothing_and_notes_stay_short(tmp_path: Path) -> None:
    def edit(cells: Cells) -> None:
        unmarked("def check(*args): pass")(cells)
        added("\ud800")(cells)
        cells[-1]["metadata"]["nbgrader"]["points"] = "9" * 1000
        marked("check-head", grade_id=["check-head"])(cells)
        cells.insert(0, {"cell_type": "code", "metadata": None, "source": None})

    found = " | ".join(notes(tmp_path, edit))
    assert "defines `check` anew" in found and "'check-head' was deleted" in found
    assert "a graded cell '?' of '9999999999999999999 points was added" in found
    found.encode()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"cells": 3}', b"[" * 100_000])
def test_what_cannot_be_read_has_no_notes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notebook.ipynb"
    path.write_bytes(content)
    assert changes_from_release(path, ASSIGNMENT) == ()

"""Submissions in unusual shapes are read whole, and their shape is told."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from autograder.scoring.scorecard import read_scorecard
from autograder.students.oddities import oddities
from autograder.students.program import load
from autograder.students.reading import read_submission
from tests.corpus import harness
from tests.course import BIN, environment, submit
from tests.gradebook import rows
from tests.odd import NAME, ODD, Notebook, write_odd

ASSIGNMENT = load_assignment(NAME)
#: Of the small course; the others are not in it.
MARKS = {"inspect": 6, "truncate": 0, "compare": 4}


@pytest.mark.parametrize(("edit", "encode", "name", "note"), ODD)
def test_every_function_is_found_and_the_shape_is_told(
    tmp_path: Path,
    edit: Callable[[Notebook], None],
    encode: Callable[[str], bytes],
    name: str,
    note: str,
) -> None:
    notebook = harness.notebook_with(harness.solution_cells())
    path = write_odd(tmp_path / "ada" / NAME, notebook, edit, encode, name)
    submission = read_submission(path, ASSIGNMENT)
    _, loaded = load(submission.program, lambda running: None)
    assert set(loaded.defined) == set(ASSIGNMENT.functions)
    told = " | ".join([*submission.notes, *oddities(path, NAME)])
    assert note in told if note else told == ""


def test_a_class_of_them_is_graded_into_a_course_with_whole_rows(course: Path) -> None:
    stub = "def truncate(*given):\n    raise NotImplementedError\n"
    for number, (edit, encode, name, _) in enumerate(ODD):
        student = f"student{number:02}"
        made = submit(course, student, truncate=stub, **{"discuss-1": "Two."})
        notebook = json.loads(made.read_text("utf-8"))
        shutil.rmtree(made.parent)
        write_odd(made.parent, notebook, edit, encode, name)
    run = subprocess.run(
        [BIN / "autograder", "grade", "submitted", "--out", "results", "--course", ".",
         "--no-pages", *(word for name in MARKS for word in ("--exercise", name))],
        cwd=course, env=environment(course), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    wanted = {f"check-{name}": (mark, None, False) for name, mark in MARKS.items()}
    wanted["discuss-1"] = (None, None, True)
    found = {f"student{number:02}": note for number, (*_, note) in enumerate(ODD)}
    for student, note in found.items():
        assert rows(course, student)[0] == wanted, student
        card = read_scorecard(course / "results" / "scorecards" / NAME / f"{student}.json")
        assert note in " | ".join(card.notes)
    assert f"{len(ODD)} submissions written; {len(ODD)} cells wait" in run.stdout


def test_what_is_not_as_the_format_has_it_is_no_oddity(tmp_path: Path) -> None:
    cells = [{"metadata": 3}, {"metadata": ["colab"]}, {"cell_type": "code", "source": {"!": 1}}]
    path = tmp_path / "a.IPYNB"
    path.write_text(json.dumps({"cells": cells, "metadata": "vscode"}))
    assert oddities(path, NAME) == ()
    kernel = {"kernelspec": {"name": "\ud800" * 1000}}
    path.write_text(json.dumps({"cells": cells, "metadata": kernel}))
    (told,) = oddities(path, NAME)
    assert len(told.encode()) < 200


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b'{"cells": 3, "metadata": 4}'])
def test_what_cannot_be_read_has_no_notes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    assert oddities(path, NAME) == ()

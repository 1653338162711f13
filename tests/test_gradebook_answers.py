"""Written answers: none is taken for no response unless its question stands as it was released."""

import json
from pathlib import Path
from typing import Any

import pytest

from autograder.gradebook import Written
from tests.corpus import harness
from tests.course import NAME, submit
from tests.gradebook import ANSWER, card, rows, write

WAITS = (None, None, True)


def submit_as(course: Path, student: str, notebook: dict[str, Any]) -> Written:
    submit(course, student).write_text(json.dumps(notebook), "utf-8")
    return write(course, card(student))


def answered(course: Path) -> dict[str, Any]:
    """A solved notebook of the small course, its question answered."""
    return json.loads(submit(course, "model", **ANSWER).read_text("utf-8"))


def autograded(course: Path, student: str) -> list[dict[str, Any]]:
    path = course / "autograded" / student / NAME / f"{NAME}.ipynb"
    return json.loads(path.read_text("utf-8"))["cells"]


@pytest.mark.parametrize(
    "odd",
    [
        {"cell_type": "code", "metadata": None, "source": "x = 1"},
        {"cell_type": "code", "metadata": {"nbgrader": [3]}, "source": "x = 1"},
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["a"]}}, "source": "x = 1"},
        {"cell_type": "code", "metadata": {}, "source": None},
        {"cell_type": "code", "metadata": {}, "source": ["x = 1\n", None, 3]},
        {"cell_type": 7, "metadata": {}},
        {},
    ],
)
def test_one_odd_cell_costs_no_answer(course: Path, odd: dict[str, Any]) -> None:
    notebook = answered(course)
    notebook["cells"].insert(2, odd)
    assert submit_as(course, "ada", notebook).n_waiting == 1
    grades, comments = rows(course, "ada")
    assert grades["discuss-1"] == WAITS and comments["discuss-1"] == (None, None)
    sources = {"".join(cell["source"]) for cell in autograded(course, "ada")}
    assert ANSWER["discuss-1"] in sources and "None" not in sources


def test_a_question_as_it_was_released_is_no_response(course: Path) -> None:
    submit(course, "ada")
    assert write(course, card("ada")).n_waiting == 0
    grades, comments = rows(course, "ada")
    assert grades["discuss-1"] == (0, None, False)
    assert comments["discuss-1"] == ("No response.", None)


def test_of_a_module_a_person_decides(course: Path) -> None:
    submit(course, "ada").unlink()
    path = course / "submitted" / "ada" / NAME / f"{NAME}.py"
    path.write_text(harness.module_with("# 1. Two layers, they serve the leaves.\n"), "utf-8")
    submit(course, "ben")
    written = write(course, card("ada"), card("ben"))
    assert written.n_waiting == 1
    (note,) = [note for note in written.notes if "a person decides" in note]
    assert note.endswith(": ada")
    grades, comments = rows(course, "ada")
    assert grades["discuss-1"] == WAITS
    assert comments["discuss-1"] == ("The cell of this question was not handed in.", None)
    # What was written as a comment stands at the top, for the person to read.
    cells = ["".join(cell["source"]) for cell in autograded(course, "ada")]
    assert "Two layers, they serve the leaves." in cells[0]
    assert "def truncate(" not in cells[0]
    assert rows(course, "ben")[0]["discuss-1"] == (0, None, False)


def test_an_answer_in_a_cell_of_ones_own_is_shown_to_a_person(course: Path) -> None:
    notebook = answered(course)
    (cell,) = [cell for cell in notebook["cells"] if harness.grade_id(cell) == "discuss-1"]
    cell["metadata"] = {}
    written = submit_as(course, "ada", notebook)
    assert written.n_waiting == 1 and any("a person decides" in note for note in written.notes)
    sources = ["".join(cell["source"]) for cell in autograded(course, "ada")]
    assert ANSWER["discuss-1"] in sources
    texts = [source for source in sources if source.startswith("#")]
    assert len(texts) == len(set(texts))


def test_a_file_that_holds_nothing_answers_nothing(course: Path) -> None:
    assert submit_as(course, "ada", {"cells": []}).n_waiting == 0
    assert rows(course, "ada")[0]["discuss-1"] == (0, None, False)

"""Where `nbgrader autograde` and `autograder grade` differ, as the README's table says."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from nbgrader.api import Gradebook, MissingEntry

from autograder.scoring.scorecard import read_scorecard
from tests.corpus import harness
from tests.course import BIN, NAME, add_code, environment, nbgrader, small_course, submit

STUB = "def {}(*given):\n    raise NotImplementedError\n"
Marks = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four submissions, graded by both."""
    course = small_course(tmp_path_factory.mktemp("differences") / "course")
    nbgrader(course, "generate_assignment", NAME)
    # ada: a check cell deleted, a function written again below, and last a `check` of her own.
    path = submit(course, "ada", compare=STUB.format("compare"))
    at = position(path, "check-inspect")
    cells = json.loads(path.read_text("utf-8"))
    del cells["cells"][at]
    path.write_text(json.dumps(cells), "utf-8")
    add_code(path, STUB.format("truncate"))
    add_code(path, "def check(*given):\n    return 4.0", position(path, "check-compare"))
    # ben: a module. cleo: cells of an old schema. dan: nothing unusual, but after cleo.
    submit(course, "ben").unlink()
    module = course / "submitted" / "ben" / NAME / f"{NAME}.py"
    module.write_text(harness.solution(), "utf-8")
    aged(submit(course, "cleo"))
    submit(course, "dan")
    nbgrader(course, "autograde", NAME, code=None)
    shutil.copy(course / "gradebook.db", course / "theirs.db")
    run = subprocess.run(
        [BIN / "autograder", "grade", "submitted", "--out", "results", "--exercise", "inspect",
         "--exercise", "truncate", "--exercise", "compare"],
        cwd=course, env=environment(course), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return course


def position(path: Path, name: str) -> int:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return next(at for at, cell in enumerate(cells) if harness.grade_id(cell) == name)


def aged(path: Path) -> None:
    """Give all cells of a notebook nbgrader's first schema."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if mark := cell["metadata"].get("nbgrader"):
            mark["schema_version"] = 1
            del mark["task"]
    path.write_text(json.dumps(notebook), "utf-8")


def theirs(course: Path, student: str) -> dict[str, float | None] | None:
    """What `nbgrader autograde` gave, None if it graded nothing of this student's."""
    with Gradebook(f"sqlite:///{course}/theirs.db", "transfer-learning") as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(NAME, NAME, student)
        except MissingEntry:
            return None
        scores = {g.name.removeprefix("check-"): g.auto_score for g in notebook.grades}
    return scores if any(score is not None for score in scores.values()) else None


def ours(course: Path, student: str) -> dict[str, float]:
    with (course / "results" / "marks.csv").open(newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["student"] == student)
    return {name: float(row[name]) for name in ("inspect", "truncate", "compare")}


def test_a_check_that_was_replaced_is_believed_by_one_and_listed_by_the_other(
    course: Path,
) -> None:
    found = theirs(course, "ada")
    assert found is not None and found["compare"] == 4
    assert ours(course, "ada")["compare"] == 0
    card = read_scorecard(course / "results" / "scorecards" / NAME / "ada.json")
    assert any("defines `check` anew" in note for note in card.notes)


def test_a_check_cell_that_was_deleted_is_judged_by_us_alone(course: Path) -> None:
    found = theirs(course, "ada")
    assert found is not None and not found["inspect"]
    assert ours(course, "ada")["inspect"] == 6


def test_of_a_function_that_is_written_again_another_one_counts(course: Path) -> None:
    found = theirs(course, "ada")
    assert found is not None and found["truncate"] == 14
    assert ours(course, "ada")["truncate"] == 0


def test_a_module_is_judged_by_us_alone(course: Path) -> None:
    assert theirs(course, "ben") is None
    assert ours(course, "ben") == {"inspect": 6, "truncate": 14, "compare": 4}


def test_an_old_schema_stops_nbgrader_at_its_student(course: Path) -> None:
    assert theirs(course, "cleo") is None and theirs(course, "dan") is None
    for student in ("cleo", "dan"):
        assert ours(course, student) == {"inspect": 6, "truncate": 14, "compare": 4}
    card = read_scorecard(course / "results" / "scorecards" / NAME / "cleo.json")
    assert any("old schema 1" in note for note in card.notes)

"""Where `nbgrader autograde` and `autograder grade` differ, as the README's table says."""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from nbgrader.api import Gradebook, MissingEntry
from traitlets.config import PyFileConfigLoader

from autograder.confinement.level import is_full
from autograder.scoring.scorecard import read_scorecard
from tests.corpus import harness
from tests.course import (
    BIN,
    NAME,
    ROOT,
    SMALL,
    add_code,
    environment,
    nbgrader,
    outputs,
    small_course,
    submit,
)  # fmt: skip

EXERCISES = ("inspect", "truncate", "compare")
DEMOS = ("demo-inspect", "demo-truncate", "demo-compare")
FULL = {"inspect": 6, "truncate": 14, "compare": 4}
STUB = "def {}(*given):\n    raise NotImplementedError\n"
#: What a notebook shows of the number 0 from here on.
MADE_UP = """
shown = get_ipython().display_formatter.formatters["text/plain"]
shown.for_type(float, lambda value, printer, cycle: printer.text(str(value or 6.0)))
"""
ADDED = """
import sqlite3
with sqlite3.connect({!r}, timeout=60) as book:
    book.execute("UPDATE grade SET extra_credit = coalesce(extra_credit, 0) + 50")
"""
ENDS = "import os\ndef describe_layers(model):\n    os._exit(1)\n"
#: What the demonstrations look at. In a batch a submission has the time of three cells that never
#: end to load, and none of its marks after them.
ENDLESS = """
import time
class Endless:
    def __getattr__(self, name):
        while True:
            time.sleep(1)
backbone = accuracies = Endless()
"""
#: nbgrader's limit is cut for demonstrations alone, whatever the machine has to do beside. Where
#: bud's notebook is run, the judge outside finds no data.
CONFIG = """
def limit(cell):
    name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return 2 if name.startswith("demo-") else c.Execute.timeout

def fault(assignment, student, notebooks):
    lost = any("/bud/" in notebook for notebook in notebooks)
    os.environ["AUTOGRADER_DATA"] = str(ROOT / ("nowhere" if lost else "data"))

c.Execute.timeout_func = limit
c.Execute.startup_timeout = c.Execute.iopub_timeout = 600
c.Autograde.pre_convert_hook = fault
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven submissions, graded by both; nbgrader takes them by name, as far as cleo."""
    course = small_course(tmp_path_factory.mktemp("differences") / "course", (*SMALL, *DEMOS))
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(CONFIG)
    nbgrader(course, "generate_assignment", NAME)
    # ada: a value made up, last a `check` of her own, and points added in the gradebook.
    path = submit(
        course, "ada", inspect=STUB.format("describe_layers"), compare=STUB.format("compare")
    )
    add_code(path, MADE_UP, position(path, "check-inspect"))
    add_code(path, "def check(*given):\n    return 4.0", position(path, "check-compare"))
    add_code(path, ADDED.format(str(course / "gradebook.db")))
    # bea: a check cell deleted, demonstrations that never end, a function written again below.
    path = submit(course, "bea")
    at = position(path, "check-inspect")
    cells = json.loads(path.read_text("utf-8"))
    del cells["cells"][at]
    path.write_text(json.dumps(cells), "utf-8")
    add_code(path, ENDLESS, at)
    add_code(path, STUB.format("truncate"))
    # ben: a module. bob: a function that ends its process, in a cell of his own.
    submit(course, "ben").unlink()
    module = course / "submitted" / "ben" / NAME / f"{NAME}.py"
    module.write_text(harness.solution(), "utf-8")
    path = submit(course, "bob", inspect=ENDS)
    add_code(path, "describe_layers(None)", position(path, "check-inspect"))
    # bud: nothing unusual. cleo: cells of an old schema. dan: nothing unusual, but after cleo.
    submit(course, "bud")
    aged(submit(course, "cleo"))
    submit(course, "dan")
    run = nbgrader(course, "autograde", NAME, code=None)
    (course / "theirs.txt").write_text(run.stderr)
    shutil.copy(course / "gradebook.db", course / "theirs.db")
    run = subprocess.run(
        [BIN / "autograder", "grade", "submitted", "--out", "results", "--call-seconds", "30",
         *(word for name in EXERCISES for word in ("--exercise", name))],
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


def refusal(course: Path, student: str) -> str:
    """What nbgrader told of a submission that it could not grade, "" if it told nothing."""
    lines = (course / "theirs.txt").read_text().splitlines(keepends=True)
    folder = course / "submitted" / student / NAME
    # The message is followed by one with the traceback.
    heads = [at for at, line in enumerate(lines) if line.startswith("[AutogradeApp | ")]
    for at, end in zip(heads, [*heads[2:], len(lines)]):
        if lines[at].endswith(f"There was an error processing assignment: {folder}\n"):
            return "".join(lines[at:end])
    return ""


def row_of(course: Path, student: str) -> dict[str, str]:
    with (course / "results" / "marks.csv").open(newline="") as file:
        return next(row for row in csv.DictReader(file) if row["student"] == student)


def ours(course: Path, student: str) -> dict[str, float]:
    row = row_of(course, student)
    return {name: float(row[name]) for name in EXERCISES}


def test_a_check_that_was_replaced_is_believed_by_one_and_listed_by_the_other(
    course: Path,
) -> None:
    found = theirs(course, "ada")
    assert found is not None and found["compare"] == 4
    assert ours(course, "ada")["compare"] == 0
    card = read_scorecard(course / "results" / "scorecards" / NAME / "ada.json")
    assert any("defines `check` anew" in note for note in card.notes)


def test_a_value_that_was_made_up_is_believed_by_nbgrader_alone(course: Path) -> None:
    found = theirs(course, "ada")
    assert found is not None and found["inspect"] == 6
    shown = outputs(course / "autograded" / "ada" / NAME / f"{NAME}.ipynb")["check-inspect"]
    assert any("inspect: 0 of 6 points" in "".join(output.get("text", "")) for output in shown)
    assert ours(course, "ada")["inspect"] == 0


def test_points_that_were_added_are_believed_by_nbgrader_alone(course: Path) -> None:
    with Gradebook(f"sqlite:///{course}/theirs.db", "transfer-learning") as gradebook:
        submission = gradebook.find_submission(NAME, "ada")
        n_grades = len(submission.notebooks[0].grades)
        assert n_grades and submission.score >= 24 + 50 * n_grades
    assert float(row_of(course, "ada")["score"]) == 14


@pytest.mark.skipif(not is_full("auto"), reason="without full isolation code can write files")
def test_code_that_adds_points_does_not_reach_the_gradebook_when_we_run_it(course: Path) -> None:
    assert (course / "gradebook.db").read_bytes() == (course / "theirs.db").read_bytes()
    card = read_scorecard(course / "results" / "scorecards" / NAME / "ada.json")
    assert any("unable to open database file" in note for note in card.notes)


def test_a_function_that_ends_its_process_costs_all_there_and_its_exercise_here(
    course: Path,
) -> None:
    assert theirs(course, "bob") is None
    assert "DeadKernelError: Kernel died" in refusal(course, "bob")
    assert ours(course, "bob") == FULL | {"inspect": 0}


def test_a_demonstration_that_never_ends_is_waited_for_by_nbgrader_alone(course: Path) -> None:
    shown = outputs(course / "autograded" / "bea" / NAME / f"{NAME}.ipynb")
    for name in DEMOS:
        assert "CellTimeoutError" in [output.get("ename") for output in shown[name]]
    found = theirs(course, "bea")
    assert found is not None and found["compare"] == FULL["compare"]
    assert ours(course, "bea") == FULL | {"truncate": 0}


def test_nbgrader_waits_ten_minutes_for_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    assert config.Execute.timeout == 10 * 60


def test_a_fault_of_the_graders_own_is_no_mark_in_nbgrader(course: Path) -> None:
    """Nor in a batch: tests/test_batch.py has it with a judge that fails."""
    assert theirs(course, "bud") is None
    assert "partial credit cannot be greater than maximum" in refusal(course, "bud")


def test_a_check_cell_that_was_deleted_is_judged_by_us_alone(course: Path) -> None:
    found = theirs(course, "bea")
    assert found is not None and not found["inspect"]
    assert ours(course, "bea")["inspect"] == 6


def test_of_a_function_that_is_written_again_another_one_counts(course: Path) -> None:
    found = theirs(course, "bea")
    assert found is not None and found["truncate"] == 14
    assert ours(course, "bea")["truncate"] == 0


def test_a_module_is_judged_by_us_alone(course: Path) -> None:
    assert theirs(course, "ben") is None
    assert ours(course, "ben") == FULL


def test_an_old_schema_stops_nbgrader_at_its_student(course: Path) -> None:
    assert theirs(course, "cleo") is None and theirs(course, "dan") is None
    for student in ("cleo", "dan"):
        assert ours(course, student) == FULL
    card = read_scorecard(course / "results" / "scorecards" / NAME / "cleo.json")
    assert any("old schema 1" in note for note in card.notes)


#: Each row of the README's table, and what holds it.
HELD = {
    "`check` replaced, a value made up, points added": (
        test_a_check_that_was_replaced_is_believed_by_one_and_listed_by_the_other,
        test_a_value_that_was_made_up_is_believed_by_nbgrader_alone,
        test_points_that_were_added_are_believed_by_nbgrader_alone,
        test_code_that_adds_points_does_not_reach_the_gradebook_when_we_run_it,
    ),
    "a function that ends its process while a cell is run": (
        test_a_function_that_ends_its_process_costs_all_there_and_its_exercise_here,
    ),
    "a demonstration that never ends": (
        test_a_demonstration_that_never_ends_is_waited_for_by_nbgrader_alone,
        test_nbgrader_waits_ten_minutes_for_a_cell,
    ),
    "a check cell that was deleted": (test_a_check_cell_that_was_deleted_is_judged_by_us_alone,),
    "a function that is written again further down": (
        test_of_a_function_that_is_written_again_another_one_counts,
    ),
    "a cell of an old schema": (test_an_old_schema_stops_nbgrader_at_its_student,),
    "a `.py` file": (test_a_module_is_judged_by_us_alone,),
    "a fault of the grader's own": (test_a_fault_of_the_graders_own_is_no_mark_in_nbgrader,),
}


def test_each_row_of_the_readme_is_held_by_a_test() -> None:
    head = "| | `nbgrader autograde` | `autograder grade` |\n|---|---|---|\n"
    _, _, rest = (ROOT / "README.md").read_text("utf-8").partition(head)
    rows = [line.split("|")[1].strip() for line in rest.partition("\n\n")[0].splitlines()]
    assert rows == list(HELD)

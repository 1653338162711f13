"""nbgrader's own commands on the course: from the source to feedback and exported marks."""

import csv
import filecmp
import getpass
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.corpus import harness
from tests.corpus.harness import ROOT
from tests.course import (
    NAME,
    add_code,
    copy_course,
    nbgrader,
    outputs,
    small_course,
    solve,
    with_hidden_images,
)  # fmt: skip

Runs = dict[str, subprocess.CompletedProcess[str]]
STUDENT = getpass.getuser()
#: Right for the lesson's own backbone, as public checks see; hidden ones ask others.
WRONG_TRUNCATE = """
def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[6 - n_layers].output)
"""
#: What of the hidden checks a kernel has.
SPY = "import sys\nprint('seen', [name for name in sys.modules if 'hidden' in name])"
WRONG_INSPECT = harness.read_case(harness.CORPUS / "wrong" / "inspect__index-from-one.py").code


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_hidden_images(small_course(tmp_path_factory.mktemp("nbgrader") / "course"))


@pytest.fixture(scope="module")
def runs(course: Path) -> Runs:
    """Every step once, in the order in which a course takes them."""
    exchange = course.parent / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    at = (f"--Exchange.root={exchange}",)
    home = course.parent / "home"
    home.mkdir()
    theirs = ("--course", "transfer-learning", *at, f"--Exchange.cache={home / 'cache'}")
    runs = {"generate": nbgrader(course, "generate_assignment", NAME)}
    runs["release"] = nbgrader(course, "release_assignment", NAME, *at)
    nbgrader(course, "fetch_assignment", NAME, *theirs, cwd=home)
    notebook = f"{NAME}.ipynb"
    fetched = home / NAME / notebook
    shutil.copy(fetched, home / NAME / "untouched.ipynb")
    changes = {"inspect": WRONG_INSPECT, "discuss-1": "Two, since *which leaf* goes too."}
    solve(fetched, truncate=WRONG_TRUNCATE, **changes)
    add_code(fetched, SPY)
    # The exchange brings neither package nor data: a student installs one and names the other.
    for which, file in {"untouched": "untouched.ipynb", "wrong": notebook}.items():
        runs[f"validate {which}"] = nbgrader(
            *(course, "validate", "--Execute.timeout=600", "--Execute.iopub_timeout=60", file),
            cwd=home / NAME,
            data=ROOT / "data",
        )
    (home / NAME / "untouched.ipynb").unlink()
    nbgrader(course, "submit", NAME, *theirs, cwd=home)
    runs["collect"] = nbgrader(course, "collect", NAME, *at)
    runs["autograde"] = nbgrader(course, "autograde", NAME)
    runs["feedback"] = nbgrader(course, "generate_feedback", NAME)
    runs["release feedback"] = nbgrader(course, "release_feedback", NAME, *at)
    runs["fetch feedback"] = nbgrader(course, "fetch_feedback", NAME, *theirs, cwd=home)
    runs["export"] = nbgrader(course, "export", f"--to={course / 'grades.csv'}")
    return runs


def test_the_whole_course_generates_what_is_committed(tmp_path: Path) -> None:
    course = copy_course(tmp_path / "course")
    ran = nbgrader(course, "generate_assignment", NAME)
    assert f"{NAME}.py ->" not in ran.stderr
    names = sorted(path.name for path in (ROOT / "assignments" / NAME).iterdir())
    assert sorted(path.name for path in (course / "assignments" / NAME).iterdir()) == names
    same, _, _ = filecmp.cmpfiles(
        ROOT / "assignments" / NAME, course / "assignments" / NAME, names, shallow=False
    )
    assert sorted(same) == names
    with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
        assert gradebook.find_assignment(NAME).max_score == 120


def test_nbgrader_leaves_the_source_where_it_is(course: Path, runs: Runs) -> None:
    arguments = ("generate_assignment", NAME, "--GenerateAssignment.post_convert_hook=os.getcwd")
    copy = course.parent / "copy"
    shutil.copytree(course, copy, symlinks=True)
    nbgrader(copy, *arguments)
    assert not (copy / "assignments" / NAME / f"{NAME}.py").exists()
    assert (copy / "assignments" / NAME / f"{NAME}.ipynb").exists()


def test_no_solution_is_released_or_collected(course: Path, runs: Runs) -> None:
    released = course.parent / "exchange" / "transfer-learning" / "outbound" / NAME
    assert {path.name for path in released.iterdir()} == {
        "README.md", "pytest.ini", f"{NAME}.ipynb", f"{NAME}.py",
    }  # fmt: skip
    for path in released.iterdir():
        assert "SOLUTION" not in path.read_text("utf-8")
        assert "last_kept = " not in path.read_text("utf-8")
    assert (course / "submitted" / STUDENT / NAME / "timestamp.txt").is_file()
    assert (course / "submitted" / STUDENT / NAME / f"{NAME}.py").is_file()


def test_a_student_validates_with_the_public_checks(runs: Runs) -> None:
    told = runs["validate wrong"].stdout
    assert 'check("inspect", describe_layers)' in told
    assert 'check("truncate", truncate)' not in told
    assert "VALIDATION FAILED ON 1 CELL" in told


def test_a_notebook_as_released_is_told_what_is_still_to_be_written(runs: Runs) -> None:
    told = runs["validate untouched"].stdout
    assert "VALIDATION FAILED ON 4 CELL" in told
    assert told.count("    check(") == 3 and "You did not provide a response." in told
    assert "Traceback" not in told


def test_no_hidden_check_enters_the_kernel(course: Path, runs: Runs) -> None:
    """Nor do hidden images: both are with the judge outside, whose verdict rests on them."""
    notebook = course / "autograded" / STUDENT / NAME / f"{NAME}.ipynb"
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    (spy,) = [cell for cell in cells if "".join(cell["source"]) == SPY]
    assert ["".join(output["text"]) for output in spy["outputs"]] == ["seen []\n"]


def test_check_cells_earn_partial_credit_and_say_why(course: Path, runs: Runs) -> None:
    shown = outputs(course / "autograded" / STUDENT / NAME / f"{NAME}.ipynb")
    texts = ["".join(output.get("text", "")) for output in shown["check-truncate"]]
    assert "✗" in texts[0] and "Hint: " in texts[0]
    assert re.search(r"truncate: [\d.]+ of 14 points", texts[0])
    scores = auto_scores(course, STUDENT)
    assert scores["check-compare"] == 4
    assert 0 < scores["check-inspect"] < 6
    # The public nine points, and not all of the hidden five.
    assert 9 <= scores["check-truncate"] < 14
    assert scores["discuss-1"] is None


def test_no_cell_says_a_word_on_stderr(course: Path, runs: Runs) -> None:
    shown = outputs(course / "autograded" / STUDENT / NAME / f"{NAME}.ipynb")
    noise = {
        name: output
        for name, given in shown.items()
        for output in given
        if output.get("name") == "stderr" or output["output_type"] == "error"
    }
    assert noise == {}


def test_feedback_shows_the_verdict_and_no_check(course: Path, runs: Runs) -> None:
    fetched = list((course.parent / "home" / NAME / "feedback").rglob("*.html"))
    page = fetched[0].read_text("utf-8")
    assert "truncate: " in page and "14 points" in page
    assert "def test_" not in page


def test_marks_are_exported(course: Path, runs: Runs) -> None:
    with (course / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["student_id"] == STUDENT
    assert float(row["score"]) == sum(v or 0 for v in auto_scores(course, STUDENT).values())
    assert float(row["max_score"]) == 29


def auto_scores(course: Path, student: str) -> dict[str, float | None]:
    with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
        notebook = gradebook.find_submission_notebook(NAME, NAME, student)
        return {grade.name: grade.auto_score for grade in notebook.grades}

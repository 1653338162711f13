"""The README's walk-through for an nbgrader course: each of its commands is run, in order."""

import csv
import re
import subprocess
from pathlib import Path

import pytest

from tests.corpus import harness
from tests.course import BIN, NAME, environment, outputs, small_course, submit

#: Shown in a browser, in tests/test_nbgrader_formgrader.py.
IN_A_BROWSER = "jupyter lab"
HIDDEN = "--hidden .hidden/Shoes"


def commands() -> list[str]:
    section = (harness.ROOT / "README.md").read_text("utf-8").partition("## If you run nbgrader\n")
    first_block = re.search(r"(?:^    .+\n)+", section[2], re.MULTILINE)
    assert first_block is not None
    return [line.strip() for line in first_block[0].splitlines()]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two submissions, after all commands."""
    course = small_course(tmp_path_factory.mktemp("walkthrough") / "course")
    exchange = course.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.Exchange.root = {str(exchange)!r}\n")
    submit(course, "ada")
    wrong = harness.read_case(harness.CORPUS / "wrong" / "truncate__index_of_one_backbone.py")
    submit(course, "ben", truncate=wrong.code, **{"discuss-1": "Two layers."})
    for command in commands():
        if command == IN_A_BROWSER:
            continue
        words = command.split()
        if HIDDEN in command and not (course / ".hidden").is_dir():
            words = command.replace(HIDDEN, "").split()
        run = subprocess.run(
            [BIN / words[0], *words[1:]],
            cwd=course, env=environment(course), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, command + run.stdout + run.stderr
    return course


def test_it_has_the_steps_of_a_course() -> None:
    steps = [line.split()[1] for line in commands()]
    assert steps == [
        "generate_assignment", "release_assignment", "collect", "grade", "lab",
        "generate_feedback", "release_feedback", "export",
    ]  # fmt: skip


def test_marks_arrive_in_what_nbgrader_exports(course: Path) -> None:
    with (course / "grades.csv").open(newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    with (course / "results" / "marks.csv").open(newline="") as file:
        ours = {row["student"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == ours
    assert exported["ada"] == 24 and 0 < exported["ben"] < 24


def test_feedback_is_released_to_each_student(course: Path) -> None:
    exchange = course.parent / "exchange" / "transfer-learning" / "feedback"
    assert len(list(exchange.glob("*.html"))) == 2


def test_students_read_what_was_wrong_and_no_check(course: Path) -> None:
    page = (course / "feedback" / "ben" / NAME / f"{NAME}.html").read_text("utf-8")
    told = outputs(course / "autograded" / "ben" / NAME / f"{NAME}.ipynb")["check-truncate"]
    lost = [line for line in "".join(told[0]["text"]).splitlines() if line.startswith("✗ ")]
    assert lost and all(line[2:40] in page for line in lost)
    assert "def test_" not in page

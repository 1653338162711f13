"""The README's walk-through for an nbgrader course: each of its commands is run, in order."""

import csv
import getpass
import json
import re
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.corpus import harness
from tests.course import (
    BIN,
    NAME,
    environment,
    nbgrader,
    outputs,
    small_course,
    solve,
    submit,
    with_hidden_images,
)  # fmt: skip
from tests.jupyter import TOKEN, serving

LAB = "jupyter lab"
#: Hands in by the exchange what is right for the lesson's own backbone alone.
STUDENT = getpass.getuser()
WRONG = harness.read_case(harness.CORPUS / "wrong" / "truncate__index_of_one_backbone.py").code


def commands() -> list[str]:
    section = (harness.ROOT / "README.md").read_text("utf-8").partition("## If you run nbgrader\n")
    first_block = re.search(r"(?:^    .+\n)+", section[2], re.MULTILINE)
    assert first_block is not None
    return [line.strip() for line in first_block[0].splitlines()]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two submissions, one from the exchange, after all commands."""
    course = small_course(tmp_path_factory.mktemp("walkthrough") / "course")
    with_hidden_images(course)
    exchange = course.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.Exchange.root = {str(exchange)!r}\n")
    for command in commands():
        if command == LAB:
            with serving(course, command) as address:
                (course / "seen.json").write_bytes(formgraders(address))
            continue
        words = command.split()
        run = subprocess.run(
            [BIN / words[0], *words[1:]],
            cwd=course, env=environment(course), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, command + run.stdout + run.stderr
        if "release_assignment" in words:
            hand_in(course, exchange)
            submit(course, "ada")
    return course


def hand_in(course: Path, exchange: Path) -> None:
    """What a student does: fetch the assignment, solve it, submit it."""
    home = course.parent / "home"
    home.mkdir()
    theirs = ("--course", "transfer-learning", f"--Exchange.root={exchange}")
    theirs = (*theirs, f"--Exchange.cache={home / 'cache'}")
    nbgrader(course, "fetch_assignment", NAME, *theirs, cwd=home)
    answer = {"discuss-1": "Two layers."}
    solve(home / NAME / f"{NAME}.ipynb", truncate=WRONG, **answer)
    nbgrader(course, "submit", NAME, *theirs, cwd=home)


def formgraders(address: str) -> bytes:
    """The submissions as formgrader lists them."""
    url = f"{address}/formgrader/api/submissions/{NAME}?token={TOKEN}"
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def test_it_has_the_steps_of_a_course() -> None:
    steps = [line.split()[1] for line in commands()]
    assert steps == [
        "generate_assignment", "release_assignment", "collect", "grade", "lab",
        "generate_feedback", "release_feedback", "export",
    ]  # fmt: skip


def test_formgrader_lists_who_was_graded_and_what_waits(course: Path) -> None:
    seen = {one["student"]: one for one in json.loads((course / "seen.json").read_text("utf-8"))}
    assert set(seen) == {"ada", STUDENT}
    assert seen[STUDENT]["needs_manual_grade"] and not seen["ada"]["needs_manual_grade"]
    assert seen["ada"]["code_score"] == 24


def test_marks_arrive_in_what_nbgrader_exports(course: Path) -> None:
    with (course / "grades.csv").open(newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    with (course / "results" / "marks.csv").open(newline="") as file:
        ours = {row["student"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == ours
    assert exported["ada"] == 24 and 0 < exported[STUDENT] < 24


def test_feedback_is_released_to_each_student(course: Path) -> None:
    exchange = course.parent / "exchange" / "transfer-learning" / "feedback"
    assert len(list(exchange.glob("*.html"))) == 2


def test_students_read_what_was_wrong_and_no_check(course: Path) -> None:
    page = (course / "feedback" / STUDENT / NAME / f"{NAME}.html").read_text("utf-8")
    told = outputs(course / "autograded" / STUDENT / NAME / f"{NAME}.ipynb")["check-truncate"]
    lost = [line for line in "".join(told[0]["text"]).splitlines() if line.startswith("✗ ")]
    assert lost and all(line[2:40] in page for line in lost)
    assert "def test_" not in page

"""`autograder new`: a skeleton that is whole, found by every command without being named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.authoring import copy_package, run
from tests.corpus import harness

NAME = "leaf_pests"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with a new assignment in it."""
    course = tmp_path_factory.mktemp("course")
    copy_package(course)
    told = run(course, "new", NAME, "--title", "Pests on leaves")
    assert told.returncode == 0, told.stderr
    written = {Path(line) for line in told.stdout.splitlines()}
    assert Path("autograder", "checks", NAME, "release.json") in written
    assert all((course / path).is_file() for path in written)
    return course


def cases(course: Path, kind: str) -> list[harness.Case]:
    folder = course / "tests" / "corpus" / NAME / kind
    return [harness.read_case(path, NAME) for path in sorted(folder.glob("*.py"))]


def test_a_batch_of_it_is_graded(course: Path) -> None:
    students = course / "submitted"
    (wrong, _), (right,) = cases(course, "wrong"), cases(course, "right")
    released = course / "assignments" / NAME / f"{NAME}.ipynb"
    shutil.copytree(released.parent, students / "stub" / NAME)
    students.joinpath("wrong.py").write_text(wrong.code)
    students.joinpath("right.py").write_text(right.code)
    graded = run(course, "grade", "submitted", "--out", "results", "--jobs", "1", "--no-pages")
    assert graded.returncode == 0, graded.stdout + graded.stderr
    marks = (course / "results" / "marks.csv").read_text("utf-8").splitlines()
    assert [",".join(line.split(",")[:4]) for line in marks[1:]] == [
        f"right,{NAME},100,100",
        f"stub,{NAME},0,100",
        f"wrong,{NAME},0,100",
    ]
    reported = run(course, "export", "csv", "results", "--to", "again.csv")
    assert reported.returncode == 0, reported.stderr
    assert (course / "again.csv").read_text("utf-8").splitlines() == marks


def test_students_check_and_get_hints(course: Path) -> None:
    folder = f"assignments/{NAME}"
    assert "`count_layers` is still" in run(course, "check", folder=folder).stdout
    assert "Hint 1 of 3" in run(course, "hint", "count", folder=folder).stdout
    notebook = "import keras\nfrom autograder import check\n"
    (right,) = cases(course, "right")
    script = notebook + right.code + "\ncheck('count', count_layers)\n"
    environment = os.environ | {"PYTHONPATH": str(course)}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    assert "60 of 60 points" in told.stdout, told.stderr


def test_it_is_not_written_over(course: Path) -> None:
    again = run(course, "new", NAME)
    assert again.returncode == 2 and "is there already" in again.stderr
    odd = run(course, "new", "Leaf pests")
    assert odd.returncode == 2 and "is no name for an assignment" in odd.stderr

"""Finding submissions in the trees and folders that instructors have."""

import json
import os
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grading.discovery import discover
from tests.corpus import harness


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1")


def found(folder: Path) -> dict[str, str | None]:
    return {f.student: f.path.name if f.path else None for f in discover(folder, "lesson")}


def test_a_tree_as_nbgrader_collects_it(tmp_path: Path) -> None:
    put(tmp_path, "ada/lesson/lesson.ipynb", "ada/lesson/timestamp.txt", "ada/other/other.ipynb")
    put(tmp_path, "bob/lesson/lesson.py", "bob/lesson/helper.py")
    assert found(tmp_path) == {"ada": "lesson.ipynb", "bob": "lesson.py"}


def test_a_flat_folder_and_a_folder_for_each_student(tmp_path: Path) -> None:
    put(tmp_path, "ada.ipynb", "bob.py", "cleo/work.ipynb", ".DS_Store", "README.md")
    assert found(tmp_path) == {"ada": "ada.ipynb", "bob": "bob.py", "cleo": "work.ipynb"}


def test_what_is_no_submission_is_found_with_a_reason(tmp_path: Path) -> None:
    put(tmp_path, "ada.pdf", "bob/lesson/essay.docx", "cleo/lesson/.hidden.py")
    reasons = {f.student: f.reason for f in discover(tmp_path, "lesson")}
    assert set(found(tmp_path).values()) == {None}
    assert "ada.pdf" in reasons["ada"] and "nothing" in reasons["cleo"]


def test_of_two_files_the_newer_counts_and_the_other_is_told(tmp_path: Path) -> None:
    put(tmp_path, "ada/lesson/lesson.ipynb", "ada/lesson/lesson.py")
    os.utime(tmp_path / "ada/lesson/lesson.ipynb", (1, 1))
    (ada,) = discover(tmp_path, "lesson")
    assert ada.path is not None and ada.path.name == "lesson.py"
    assert "lesson.ipynb" in ada.notes[0]
    os.utime(tmp_path / "ada/lesson/lesson.py", (1, 1))
    assert found(tmp_path) == {"ada": "lesson.ipynb"}


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_no_folder_or_an_empty_one_is_bad_use(tmp_path: Path, make) -> None:
    make(tmp_path / "class")
    with pytest.raises(UsageError, match="class"):
        discover(tmp_path / "class", "lesson")


def test_a_suffix_in_capital_letters_is_no_other_kind(tmp_path: Path) -> None:
    put(tmp_path, "ada/Work.IPYNB", "bob.PY")
    assert found(tmp_path) == {"ada": "Work.IPYNB", "bob": "bob.PY"}


def text_of(kind: str, **codes: str) -> str:
    """A student's file of a kind, .ipynb or .py, as it was released but for some exercises."""
    if kind == ".ipynb":
        return json.dumps(harness.notebook_with(codes))
    return "\n\n".join([harness.stubs(), *codes.values()])


@pytest.mark.parametrize("kind", [".ipynb", ".py"])
@pytest.mark.parametrize("name", ["homework", harness.ASSIGNMENT])
def test_a_file_as_it_was_released_does_not_take_the_place_of_the_work(
    tmp_path: Path, name: str, kind: str
) -> None:
    """Somebody may open both files, write in one of them, and save the other one later."""
    folder = tmp_path / "ada" / harness.ASSIGNMENT
    folder.mkdir(parents=True)
    other = ".py" if kind == ".ipynb" else ".ipynb"
    work, left = folder / f"{name}{kind}", folder / f"{harness.ASSIGNMENT}{other}"
    work.write_text(text_of(kind, load=harness.solution_cells()["load"]))
    left.write_text(text_of(other), newline="\r\n")
    os.utime(work, (1, 1))
    (ada,) = discover(tmp_path, harness.ASSIGNMENT)
    assert ada.path == work
    assert ada.notes == (f"{work.name} was graded; as it was released: {left.name}",)


def test_of_files_that_are_all_as_they_were_released_one_counts(tmp_path: Path) -> None:
    (tmp_path / "ada.py").write_text(harness.stubs())
    (tmp_path / "ada.ipynb").write_text(json.dumps(harness.student_notebook()))
    (ada,) = discover(tmp_path, harness.ASSIGNMENT)
    assert ada.path is not None and len(ada.notes) == 1

"""Which assignment is graded where nobody names it: told from names, else from contents."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.checks import DEFAULT, assignments
from autograder.cli.main import main
from autograder.errors import UsageError
from autograder.grading.which import Told, of_file, of_submissions
from tests.corpus import harness

OTHER = "leaf_classifier"
each = pytest.mark.parametrize("name", assignments())


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def in_a_zip(files: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@each
def test_a_file_is_told_by_its_functions(name: str, tmp_path: Path) -> None:
    (tmp_path / "ada.py").write_text(harness.stubs(name))
    assert of_file(tmp_path / "ada.py") == name
    assert of_submissions(tmp_path) == Told(name, "contents")


@each
@pytest.mark.parametrize(
    "file",
    [
        "ada/{name}/work.ipynb",
        "doejane_LATE_4711_98765_{name}-1.ipynb",
        "doejane_4711_98765_{name} (1).ipynb",
        "ada/{name} 2.ipynb",
        "ada/{name} (1)-2.py",
    ],
)
def test_a_name_tells_whatever_a_browser_or_a_platform_added(
    name: str, file: str, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / file.format(name=name)
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    archive = zipped(tmp_path / "export.zip", {file.format(name=name): "{}"})
    assert of_submissions(tmp_path / "folder") == of_submissions(archive) == Told(name, "names")


@each
def test_where_no_name_tells_what_is_in_a_zip_does(name: str, tmp_path: Path) -> None:
    """Also in the zip of one student, and from cells whose functions were called otherwise."""
    work = json.dumps(harness.student_notebook(name))
    renamed = work.replace("def ", "def my_")
    for number, content in enumerate([work, renamed, in_a_zip({"homework.ipynb": work})]):
        kind = "ipynb" if isinstance(content, str) else "zip"
        files: dict[str, str | bytes] = {
            "roe_4713_text.html": "a text",
            f"doe_4711_98_homework.{kind}": content,
        }
        archive = zipped(tmp_path / f"{number}.zip", files)
        assert of_submissions(archive) == Told(name, "contents")


@pytest.mark.parametrize("content", ["x = 1", b"PK damaged"])
def test_where_nothing_tells_it_is_the_first_lesson(content: str | bytes, tmp_path: Path) -> None:
    archive = tmp_path / "export.zip"
    if isinstance(content, bytes):
        archive.write_bytes(content)
    else:
        zipped(archive, {"doe_1_98_homework.py": content})
    assert of_submissions(archive) == Told(DEFAULT, "nothing")


def test_files_of_several_assignments_are_not_guessed_at(tmp_path: Path) -> None:
    for name in (OTHER, DEFAULT):
        (tmp_path / "ada" / name).mkdir(parents=True)
    with pytest.raises(UsageError, match="--assignment"):
        of_submissions(tmp_path)


def test_what_names_or_the_instructor_said_is_not_said_again() -> None:
    assert Told(OTHER, "names").line == Told(OTHER, "option").line == ""
    assert "as nothing tells which" in Told(DEFAULT, "nothing").line


def test_a_batch_says_first_which_assignment_it_took(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "export.zip", {"doe_1_98_homework.py": harness.stubs(OTHER)})
    asked = ["grade", str(archive), "--out", str(tmp_path / "out"), "--no-pages"]
    graded = CliRunner().invoke(main, asked)
    assert graded.exit_code == 0, graded.output
    assert graded.output.splitlines()[1] == (
        f"Assignment: {OTHER}, told from what is in the files; name it with --assignment."
    )
    assert (tmp_path / "out" / "scorecards" / OTHER / "doe_1.json").is_file()

"""What can go wrong while marks are written: told in a line, and never more than it has to cost."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from nbgrader.api import MissingEntry

from autograder.cli.gradebook import gradebook as gradebook_command
from autograder.errors import GradebookError
from autograder.scoring.scorecard import write_scorecard
from tests.course import NAME, nbgrader, submit
from tests.gradebook import ANSWER, card, open_gradebook, rows, write

#: Back to the schema of nbgrader 0.6, which knew no courses.
TO_0_6 = """
CREATE TABLE older (id VARCHAR(32) PRIMARY KEY, name VARCHAR(128) NOT NULL UNIQUE,
  duedate DATETIME);
INSERT INTO older SELECT id, name, duedate FROM assignment;
DROP TABLE assignment;
ALTER TABLE older RENAME TO assignment;
DROP TABLE course;
UPDATE alembic_version SET version_num = '282d30a0218e';
"""
#: A half of a character, which JSON can hold and no file in UTF-8 can.
HALF = "\ud800"


def notebook_of(course: Path, student: str) -> Path:
    return course / "autograded" / student / NAME / f"{NAME}.ipynb"


def add_cell(path: Path, **cell: Any) -> None:
    """Put a cell into a submission as it is, whatever the format says."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": "", **cell})
    path.write_text(json.dumps(notebook), "utf-8")


def knows(course: Path, student: str) -> bool:
    with open_gradebook(course) as gradebook:
        try:
            return bool(gradebook.find_submission(NAME, student))
        except MissingEntry:
            return False


def late_plugin(course: Path, *lines: str) -> None:
    """A late-penalty plugin of the course's own, and a date that everybody misses."""
    body = "".join(f"        {line}\n" for line in lines)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(
            "from nbgrader.plugins import LateSubmissionPlugin\n"
            "class Mended(LateSubmissionPlugin):\n"
            f"    def late_submission_penalty(self, student_id, score, seconds):\n{body}"
            "c.AssignLatePenalties.plugin_class = Mended\n"
        )
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-02-01 12:00:00")


def test_halves_of_characters_stop_nobody(course: Path) -> None:
    ada = submit(course, "ada", **{"discuss-1": f"Two {HALF} layers."})
    add_cell(ada, source=f"x = '{HALF}'")
    submit(course, "ben")
    assert write(course, card("ada"), card("ben")).students == ("ada", "ben")
    assert "Two ? layers." in notebook_of(course, "ada").read_text("utf-8")
    assert rows(course, "ben")[0]["check-truncate"] == (14, None, False)


def test_whose_files_cannot_be_written_stops_nobody_and_has_no_row(course: Path) -> None:
    for student in ("ada", "ben"):
        submit(course, student, **ANSWER)
    (course / "autograded").mkdir()
    (course / "autograded" / "ada").write_text("no folder")
    written = write(course, card("ada"), card("ben"))
    assert written.students == ("ben",) and written.unwritten == ("ada",)
    assert any("the files of ada" in note for note in written.notes)
    assert not knows(course, "ada") and knows(course, "ben")
    with pytest.raises(GradebookError, match="the files of ada"):
        write(course, card("ada"))


def test_whose_files_cannot_be_written_keeps_earlier_marks(course: Path) -> None:
    submit(course, "ada")
    submit(course, "ben")
    write(course, card("ada"))
    folder = notebook_of(course, "ada").parent
    folder.rename(course / "elsewhere")
    folder.write_text("no folder")
    written = write(course, card("ada", truncate=5), card("ben"))
    assert written.unwritten == ("ada",) and written.students == ("ben",)
    assert rows(course, "ada")[0]["check-truncate"] == (14, None, False)


def test_a_late_penalty_plugin_that_fails_is_named(course: Path) -> None:
    late_plugin(course, "raise RuntimeError('no such table')")
    submit(course, "ada")
    with pytest.raises(GradebookError, match=r"plugin Mended failed on ada \(RuntimeError"):
        write(course, card("ada"))
    assert not knows(course, "ada")


def test_a_late_penalty_plugin_that_fails_on_one_stops_nobody(course: Path) -> None:
    late_plugin(course, "return {'ben': 2}[student_id]")
    submit(course, "ada")
    submit(course, "ben")
    written = write(course, card("ada"), card("ben"))
    assert written.students == ("ben",) and written.unwritten == ("ada",)
    assert any("plugin Mended failed on ada (KeyError: 'ada')" in note for note in written.notes)


def test_the_command_says_who_was_not_written_and_ends_with_3(course: Path) -> None:
    folder = course / "results" / "scorecards"
    for student in ("ada", "ben"):
        submit(course, student)
        write_scorecard(card(student), folder / NAME / f"{student}.json")
    (course / "autograded").mkdir()
    (course / "autograded" / "ada").write_text("no folder")
    arguments = [str(course / "submitted"), "--scorecards", str(folder), "--course", str(course)]
    run = CliRunner().invoke(gradebook_command, arguments, catch_exceptions=False)
    assert run.exit_code == 3
    assert "1 submissions written" in run.output
    assert "Could not be written, left as they were: ada" in run.output
    assert "Note: the files of ada" in run.output


def test_a_gradebook_that_is_missing_is_made(course: Path) -> None:
    (course / "gradebook.db").unlink()
    submit(course, "ada")
    before = sorted((p, p.stat().st_mtime_ns) for p in (course / "assignments").rglob("*"))
    write(course, card("ada"))
    assert sorted((p, p.stat().st_mtime_ns) for p in (course / "assignments").rglob("*")) == before
    assert rows(course, "ada")[0]["check-truncate"] == (14, None, False)


def test_a_locked_gradebook_is_told_and_left_alone(course: Path) -> None:
    submit(course, "ada")
    other = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(GradebookError, match="locked by another program"):
            write(course, card("ada"))
    finally:
        other.execute("ROLLBACK")
        other.close()
    write(course, card("ada"))


def test_a_gradebook_that_someone_reads_keeps_its_rows_and_the_notebook(course: Path) -> None:
    submit(course, "ada")
    write(course, card("ada"))
    path = notebook_of(course, "ada")
    before = path.read_bytes()
    other = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM grade").fetchone()
    try:
        with pytest.raises(GradebookError, match="locked by another program"):
            write(course, card("ada", truncate=5))
    finally:
        other.close()
    assert rows(course, "ada")[0]["check-truncate"] == (14, None, False)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_a_gradebook_of_an_older_nbgrader_is_not_touched_until_it_is_upgraded(
    course: Path,
) -> None:
    submit(course, "ada")
    with sqlite3.connect(course / "gradebook.db") as database:
        database.executescript(TO_0_6)
    database.close()
    before = (course / "gradebook.db").read_bytes()
    with pytest.raises(GradebookError, match="nbgrader db upgrade"):
        write(course, card("ada"))
    assert (course / "gradebook.db").read_bytes() == before
    nbgrader(course, "db", "upgrade")
    write(course, card("ada"))
    assert rows(course, "ada")[0]["check-truncate"] == (14, None, False)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+psycopg://teacher:secret@localhost:1/grades", "localhost:1/grades cannot be"),
        ("oracle://teacher:secret@localhost:1/grades", "needs the Python package"),
        ("nonsense", "no database URL"),
    ],
)
def test_a_gradebook_out_of_reach_is_told_without_its_password(
    course: Path, url: str, told: str
) -> None:
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.CourseDirectory.db_url = {url!r}\n")
    submit(course, "ada")
    with pytest.raises(GradebookError, match=told) as error:
        write(course, card("ada"))
    assert "secret" not in str(error.value)


def test_a_gradebook_of_another_release_is_refused(course: Path) -> None:
    submit(course, "ada")
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_grade_cell(
            "check-truncate", NAME, NAME, max_score=99, cell_type="code"
        )
    with pytest.raises(GradebookError, match="worth 14 points and the gradebook's cell"):
        write(course, card("ada"))

"""A course whose gradebook is on PostgreSQL, a real server: marks in, and out again."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from nbgrader.api import Gradebook

from autograder.cli.main import main
from autograder.errors import GradebookError
from autograder.gradebook.marks import named_gradebook
from autograder.scoring.scorecard import write_scorecard
from tests.course import NAME, nbgrader, small_course, submit
from tests.gradebook import ANSWER, card, formgrader, write
from tests.postgresql import postgresql


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgresql() as address:
        yield address


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, url: str) -> Path:
    """A small course that has no gradebook but the one on PostgreSQL."""
    course = small_course(tmp_path_factory.mktemp("postgresql") / "course")
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"c.CourseDirectory.db_url = {url!r}\n")
    nbgrader(course, "generate_assignment", NAME)
    return course


def exported(path: Path, name: str) -> dict[str, float]:
    with path.open(newline="", encoding="utf-8") as file:
        return {row[name]: float(row["score"]) for row in csv.DictReader(file)}


def test_marks_go_in_and_come_out(
    elsewhere: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    course, results = elsewhere, elsewhere / "results"
    monkeypatch.chdir(course)
    asked = ["export", "csv", "results", "--gradebook", url]
    for student in ("ada", "ben"):
        write_scorecard(card(student), results / "scorecards" / NAME / f"{student}.json")
    submit(course, "ada", **ANSWER)
    submit(course, "ben")
    written = write(course, card("ada"), card("ben", truncate=5))
    assert written.students == ("ada", "ben") and written.n_waiting == 1
    assert written.url.startswith("postgresql") and "secret" not in written.url
    shown = {one["student"]: one for one in formgrader(course).get_submissions(NAME)}
    assert [shown[student]["score"] for student in ("ada", "ben")] == [24, 19]

    with Gradebook(url, "transfer-learning") as gradebook:
        grade = gradebook.find_grade("discuss-1", NAME, NAME, "ada")
        grade.manual_score, grade.needs_manual_grade = 4.5, False
        gradebook.find_comment("discuss-1", NAME, NAME, "ada").manual_comment = "Well put."
        gradebook.db.commit()
    assert write(course, card("ada", truncate=2), card("ben")).n_waiting == 0
    with Gradebook(url, "transfer-learning") as gradebook:
        assert gradebook.find_grade("discuss-1", NAME, NAME, "ada").manual_score == 4.5
        assert gradebook.find_grade("check-truncate", NAME, NAME, "ada").auto_score == 12
        comment = gradebook.find_comment("discuss-1", NAME, NAME, "ada")
        assert comment.manual_comment == "Well put."

    nbgrader(course, "generate_feedback", NAME)
    page = course / "feedback" / "ada" / NAME / f"{NAME}.html"
    assert "Well put." in page.read_text("utf-8") and "It lost" in page.read_text("utf-8")
    nbgrader(course, "export", f"--to={course / 'grades.csv'}")
    marks = {"ada": 26.5, "ben": 24.0}
    assert exported(course / "grades.csv", "student_id") == marks
    CliRunner().invoke(main, asked, catch_exceptions=False)
    assert exported(results / "marks.csv", "student") == marks
    assert not (course / "gradebook.db").exists()


def test_to_ask_for_marks_makes_no_gradebook(elsewhere: Path, url: str) -> None:
    empty = url.replace("/postgres", "/template1")
    for _ in range(2):
        with pytest.raises(GradebookError, match="there is no gradebook"):
            named_gradebook(empty)


def test_a_message_with_what_postgresql_cannot_store_is_stored(elsewhere: Path, url: str) -> None:
    submit(elsewhere, "cleo")
    own = card("cleo", truncate=5)
    told = [replace(check, message=f"ValueError: \0{check.message}") for check in own.checks]
    assert write(elsewhere, replace(own, checks=tuple(told))).students == ("cleo",)
    with Gradebook(url, "transfer-learning") as gradebook:
        comment = gradebook.find_comment("truncate", NAME, NAME, "cleo").auto_comment
    assert "ValueError: It lost" in comment

"""Scorecards in nbgrader's own gradebook, as its own tools see them."""

import csv
import json
import os
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.checks import load_assignment
from autograder.cli.export import export as export_command
from autograder.cli.gradebook import gradebook as gradebook_command
from autograder.cli.main import main as main_command
from autograder.errors import GradebookError
from autograder.gradebook import Written, write_gradebook
from autograder.gradebook.course import Course
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard, write_scorecard
from tests.course import NAME, nbgrader, outputs, small_course, submit

KNOWN = load_assignment(NAME)
HIDDEN_SENTENCE = "It works for any backbone."
ANSWER = {"discuss-1": "Two layers, since both serve the leaves only."}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = small_course(tmp_path_factory.mktemp("gradebook") / "course")
    nbgrader(course, "generate_assignment", NAME)
    return course


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course", symlinks=True))


def card(student: str, **lost: float) -> Scorecard:
    """A scorecard with all points but `lost` ones, by exercise; half of the points are hidden."""
    results = []
    for exercise in KNOWN.exercises:
        most, less = KNOWN.cells[f"check-{exercise.name}"].points, lost.get(exercise.name, 0)
        results += [
            CheckResult(
                exercise.name, f"{exercise.name}_a", "passed", most / 2, most / 2, "It is."
            ),
            CheckResult(
                exercise.name,
                f"{exercise.name}_b",
                "failed" if less else "passed",
                most / 2 - less,
                most / 2,
                HIDDEN_SENTENCE,
                "It lost <b>weights</b>." if less else "",
                "Look at them." if less else "",
                visibility="hidden",
            ),
        ]
    return scorecard(student, NAME, tuple(results), source=f"{NAME}.ipynb")


def write(course: Path, *cards: Scorecard) -> Written:
    folders = {c.student: course / "submitted" / c.student / NAME for c in cards}
    paths = {student: next(folder.glob(f"{NAME}.*")) for student, folder in folders.items()}
    return write_gradebook(course, NAME, cards, paths)


def open_gradebook(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning")


def rows(course: Path, student: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The grades and comments of a student by cell, as plain values."""
    with open_gradebook(course) as gradebook:
        notebook = gradebook.find_submission_notebook(NAME, NAME, student)
        grades = {
            g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades
        }
        return grades, {c.name: (c.auto_comment, c.manual_comment) for c in notebook.comments}


def by_hand(course: Path, student: str, cell: str, score: float) -> None:
    """What formgrader stores when a person grades a cell."""
    with open_gradebook(course) as gradebook:
        grade = gradebook.find_grade(cell, NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()


def formgrader(course: Path) -> NbGraderAPI:
    """What formgrader's pages ask."""
    where = Course(course)
    return NbGraderAPI(where.directory, config=Config())


def test_formgrader_sees_every_student_with_scores(course: Path) -> None:
    submit(course, "ada", **ANSWER)
    submit(course, "ben")
    written = write(course, card("ada"), card("ben", truncate=5))
    assert written.students == ("ada", "ben") and written.n_waiting == 1
    shown = {s["student"]: s for s in formgrader(course).get_submissions(NAME)}
    assert all(s["autograded"] for s in shown.values())
    assert [shown[s]["code_score"] for s in ("ada", "ben")] == [24, 19]
    assert shown["ada"]["needs_manual_grade"] and not shown["ben"]["needs_manual_grade"]
    assert shown["ada"]["timestamp"] == "2026-03-01T12:00:00"
    grades, comments = rows(course, "ben")
    assert grades["check-truncate"] == (9, None, False)
    assert grades["discuss-1"] == (0, None, False)
    assert comments["discuss-1"] == ("No response.", None)
    assert "It lost &lt;b>weights&lt;/b>." in comments["truncate"][0]
    assert comments["inspect"] == (None, None)


def test_every_cell_shows_its_outcome_and_no_check(course: Path) -> None:
    submit(course, "ben")
    write(course, card("ben", truncate=5))
    path = course / "autograded" / "ben" / NAME / f"{NAME}.ipynb"
    told, value = outputs(path)["check-truncate"]
    assert HIDDEN_SENTENCE in "".join(told["text"]) and "Look at them" in "".join(told["text"])
    assert "".join(value["data"]["text/plain"]) == "9"
    assert "def test_" not in path.read_text("utf-8")


def test_manual_marks_and_comments_survive_a_regrade(course: Path) -> None:
    submit(course, "ada", **ANSWER)
    write(course, card("ada"))
    by_hand(course, "ada", "discuss-1", 4.5)
    by_hand(course, "ada", "check-truncate", 13)
    with open_gradebook(course) as gradebook:
        gradebook.find_comment("discuss-1", NAME, NAME, "ada").manual_comment = "Well put."
        gradebook.db.commit()
    write(course, card("ada"))
    grades, comments = rows(course, "ada")
    assert grades["discuss-1"] == (None, 4.5, False)
    assert grades["check-truncate"] == (14, 13, False)
    assert comments["discuss-1"] == (None, "Well put.")
    # What a person graded has changed: the mark stays and is put up for review.
    submit(course, "ada", **{"discuss-1": "One layer."})
    write(course, card("ada", truncate=2))
    grades, comments = rows(course, "ada")
    assert grades["discuss-1"] == (None, 4.5, True)
    assert grades["check-truncate"] == (12, 13, True)
    assert comments["discuss-1"] == (None, "Well put.")


def test_automatic_marks_of_an_earlier_submission_do_not_linger(course: Path) -> None:
    path = submit(course, "ada", **ANSWER)
    write(course, card("ada", inspect=1))
    path.write_text('{"cells": []}')
    nothing = [
        CheckResult(r.exercise, r.name, "not attempted", 0, r.max_points, r.sentence)
        for r in card("ada").checks
    ]
    write(course, scorecard("ada", NAME, tuple(nothing)))
    grades, comments = rows(course, "ada")
    assert {score for score, _, _ in grades.values()} == {0}
    assert comments["inspect"] == ("Not attempted.", None)
    assert comments["discuss-1"] == ("No response.", None)


def test_late_days_are_left_to_the_courses_own_plugin(course: Path) -> None:
    with (course / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=datetime(2026, 3, 1, 18))
    submit(course, "late", "2026-03-02 08:00:00 UTC")
    submit(course, "early")
    write(course, card("late"), card("early"))
    with open_gradebook(course) as gradebook:
        notebooks = [gradebook.find_submission_notebook(NAME, NAME, s) for s in ("late", "early")]
        assert [n.late_submission_penalty for n in notebooks] == [24, None]


@pytest.fixture
def booked(course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in which ada was late, and a person changed marks of hers; and a class list."""
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(
            "from nbgrader.plugins import LateSubmissionPlugin\n"
            "class TwoPoints(LateSubmissionPlugin):\n"
            "    def late_submission_penalty(self, student_id, score, seconds):\n"
            "        return 2\n"
            "c.AssignLatePenalties.plugin_class = TwoPoints\n"
        )
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=datetime(2026, 3, 1, 18))
    submit(course, "ada", "2026-03-02 08:00:00 UTC", **ANSWER)
    submit(course, "ben", **ANSWER)
    cards = [card("ada"), card("ben", truncate=5)]
    write(course, *cards)
    by_hand(course, "ada", "discuss-1", 4.5)
    by_hand(course, "ada", "check-truncate", 13)
    for one in (*cards, card("stranger")):
        path = course / "results" / "scorecards" / NAME / f"{one.student}.json"
        write_scorecard(one, path)
    (course / "roster.csv").write_text(
        "First name,Last name,Username,ID number,Email address\n"
        "Ada,Lovelace,ada,1,ada@uni.example\nBen,B,ben,2,ben@uni.example\n"
    )
    monkeypatch.chdir(course)
    return course


def export(*words: str) -> Result:
    found = CliRunner().invoke(export_command, [*words], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def table(path: Path) -> dict[str, dict[str, str]]:
    return {row.get("student") or row["Username"]: row for row in read_csv(path)}


def test_every_export_has_manual_marks_and_late_days_of_the_gradebook(booked: Path) -> None:
    most = formgrader(booked).get_submissions(NAME)[0]["max_score"]
    ada = 24 - 1 + 4.5 - 2
    nbgrader(booked, "export", "--to", "grades.csv")
    (row,) = [row for row in read_csv(booked / "grades.csv") if row["student_id"] == "ada"]
    assert float(row["score"]) == ada

    told = export("csv", "results")
    assert "Marks of 2 students" in told.stderr and "sqlite:///" in told.stderr
    assert "1 not in the gradebook, marked by the checks alone: stranger" in told.stderr
    assert "1 with answers that are still to be graded by hand: ben" in told.stderr
    marks = table(booked / "results" / "marks.csv")
    assert (marks["ada"]["score"], marks["ada"]["max_score"]) == (f"{ada:g}", f"{most:g}")
    assert marks["ada"]["truncate"] == "13" and marks["ben"]["truncate"] == "9"
    assert (marks["ada"]["by_hand"], marks["ada"]["late_penalty"]) == ("4.5", "2")
    assert marks["ben"]["status"] == "to be graded by hand"
    assert marks["stranger"]["by_hand"] == "" and marks["stranger"]["status"] == "graded"

    roster = ("--roster", "roster.csv", "--out-of", str(most))
    export("moodle", "results", *roster, "--by-question")
    row = table(booked / "results" / "moodle.csv")["ada"]
    assert row[KNOWN.title] == f"{ada:g}" and row[f"{KNOWN.title}: truncate"] == "13"
    (booked / "canvas-roster.csv").write_text('Student,ID,SIS Login ID\n"Lovelace, Ada",1,ada\n')
    export("canvas", "results", "--roster", "canvas-roster.csv", "--out-of", str(most))
    assert f",{ada:g}" in (booked / "results" / "canvas.csv").read_text().splitlines()[-1]

    export("gradescope", "results")
    found = json.loads((booked / "results" / "gradescope" / "ada.json").read_text("utf-8"))
    assert found["score"] == ada and "2 taken off for lateness" in found["output"]
    export("junit", "results")
    suite = ET.parse(booked / "results" / "junit.xml").getroot()[0]
    properties = {one.get("name"): one.get("value") for one in suite.iter("property")}
    assert properties == {
        "score": f"{ada:g}", "max_score": f"{most:g}", "by_hand": "4.5", "late_penalty": "2",
    }  # fmt: skip


def test_a_gradebook_is_named_left_out_and_never_made(booked: Path, tmp_path: Path) -> None:
    own = f"{card('ada').score:g}"
    export("csv", "results", "--gradebook", "none")
    assert table(booked / "results" / "marks.csv")["ada"]["score"] == own
    os.chdir(tmp_path)
    for name in (".", "gradebook.db", f"sqlite:///{booked}/gradebook.db"):
        where = name if "://" in name else str(booked / name)
        export("csv", str(booked / "results"), "--gradebook", where, "--to", "marks.csv")
        assert table(tmp_path / "marks.csv")["ada"]["score"] == "25.5", name
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    export("csv", str(booked / "results"), "--to", "marks.csv")
    assert table(tmp_path / "marks.csv")["ada"]["score"] == own
    for missing in (".", "nowhere.db"):
        found = CliRunner().invoke(
            main_command, ["export", "csv", str(booked / "results"), "--gradebook", missing]
        )
        assert found.exit_code == 2 and "gradebook" in found.stderr
    assert not list(tmp_path.glob("*.db"))


def test_modules_and_files_that_are_no_notebook_have_their_page(course: Path) -> None:
    for student, text in {"py": "x = 1\ndef truncate(m):\n    return x\n", "no": "("}.items():
        folder = course / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.py").write_text(text)
    write(course, card("py"), card("no", truncate=14 / 2))
    notebook = (course / "autograded" / "py" / NAME / f"{NAME}.ipynb").read_text("utf-8")
    assert "def truncate(m):" in notebook and '"x = 1' in notebook
    assert len(formgrader(course).get_submissions(NAME)) == 2


def test_a_submission_from_elsewhere_is_put_into_the_courses_tree(course: Path) -> None:
    path = submit(course, "ada")
    elsewhere = course.parent / "ada.ipynb"
    shutil.move(path, elsewhere)
    shutil.rmtree(course / "submitted")
    write_gradebook(course, NAME, [card("ada")], {"ada": elsewhere})
    assert (course / "submitted" / "ada" / NAME / f"{NAME}.ipynb").is_file()
    (shown,) = formgrader(course).get_submissions(NAME)
    assert shown["autograded"] and shown["score"] == 24


def test_what_could_not_be_judged_keeps_what_it_had(course: Path) -> None:
    submit(course, "ada")
    write(course, card("ada"))
    lost = CheckResult("", "judged", "ungradable", 0, 0, "It was judged.")
    written = write(course, scorecard("ada", NAME, (lost,)))
    assert written.left_out == ("ada",) and written.students == ()
    assert rows(course, "ada")[0]["check-truncate"] == (14, None, False)


def test_feedback_and_export_take_what_was_written(course: Path) -> None:
    submit(course, "ada", **ANSWER)
    submit(course, "ben")
    write(course, card("ada"), card("ben", truncate=5))
    by_hand(course, "ada", "discuss-1", 4)
    nbgrader(course, "generate_feedback", NAME)
    nbgrader(course, "export", f"--to={course / 'grades.csv'}")
    with (course / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"ada": 28, "ben": 19}
    page = course / "feedback" / "ben" / NAME / f"{NAME}.html"
    text = page.read_text("utf-8")
    assert HIDDEN_SENTENCE in text and "def test_" not in text and "<b>weights</b>" not in text
    # Feedback of verdicts that changed is made again without --force.
    write(course, card("ada"), card("ben"))
    assert not page.exists()
    assert (course / "feedback" / "ada" / NAME / f"{NAME}.html").is_file()
    nbgrader(course, "generate_feedback", NAME)
    assert "It lost" not in page.read_text("utf-8")


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


def test_a_gradebook_of_an_older_nbgrader_is_not_touched(course: Path) -> None:
    submit(course, "ada")
    with sqlite3.connect(course / "gradebook.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '50a4d84c131a'")
        database.execute("DROP TABLE course")
    database.close()
    before = (course / "gradebook.db").read_bytes()
    with pytest.raises(GradebookError, match="nbgrader db upgrade"):
        write(course, card("ada"))
    assert (course / "gradebook.db").read_bytes() == before


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://teacher:secret@localhost:1/grades", "localhost:1/grades"),
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


def test_the_command_writes_kept_scorecards(course: Path) -> None:
    submit(course, "ada")
    submit(course, "ben")
    folder = course / "results" / "scorecards"
    arguments = [str(course / "submitted"), "--scorecards", str(folder), "--course", str(course)]
    empty = CliRunner().invoke(gradebook_command, arguments)
    assert "there are no scorecards" in str(empty.exception)
    write_scorecard(card("ada"), folder / NAME / "ada.json")
    run = CliRunner().invoke(gradebook_command, arguments, catch_exceptions=False)
    assert "1 submissions written; 0 answers wait" in run.output
    assert "No scorecard, left as they were: ben" in run.output


def test_reading_a_course_leaves_the_environment_alone(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(
        "import os\nos.environ['LEFT_BY_A_COURSE'] = '1'\n"
        "get_config().CourseDirectory.course_id = 'x'\n"
    )
    before = dict(os.environ)
    assert Course(tmp_path).id == "x"
    assert dict(os.environ) == before

"""Scorecards in nbgrader's own gradebook, as its own tools see them."""

import csv
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli.gradebook import gradebook as gradebook_command
from autograder.gradebook import write_gradebook
from autograder.gradebook.course import Course
from autograder.gradebook.marks import read_marks
from autograder.scoring.scorecard import CheckResult, scorecard, write_scorecard
from tests.course import NAME, nbgrader, outputs, submit
from tests.gradebook import (
    ANSWER,
    HIDDEN_SENTENCE,
    by_hand,
    card,
    formgrader,
    open_gradebook,
    rows,
    write,
)


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


def test_who_has_no_time_of_submission_is_counted_where_one_can_be_late(course: Path) -> None:
    """An export of Canvas or Moodle tells no times."""
    untimed = "no time of submission for 2 students, so none of them is late"
    for student in ("ada", "ben", "cleo"):
        submit(course, student)
    for student in ("ada", "ben"):
        (course / "submitted" / student / NAME / "timestamp.txt").unlink()
    cards = [card("ada"), card("ben"), card("cleo")]
    assert untimed not in write(course, *cards).notes
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=datetime(2026, 3, 1, 18))
    assert untimed in write(course, *cards).notes


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


@pytest.mark.parametrize("exercise", ["", "truncate"])
def test_what_could_not_be_judged_waits_for_a_person_and_keeps_no_older_mark(
    course: Path, exercise: str
) -> None:
    submit(course, "ada")
    write(course, card("ada", truncate=5))
    lost = CheckResult(exercise, "judged", "ungradable", 0, 0, "It was judged.")
    judged = [result for result in card("ada").checks if exercise not in ("", result.exercise)]
    unjudged = scorecard("ada", NAME, (lost, *judged))
    assert not read_marks(Course(course), NAME)["ada"].settles(unjudged)
    written = write(course, unjudged)
    assert written.unjudged == written.students == ("ada",)
    grades, comments = rows(course, "ada")
    assert grades["check-truncate"] == (None, None, True)
    assert "could not judge" in str(comments["truncate"][0])
    text = str(outputs(course / "autograded" / "ada" / NAME / f"{NAME}.ipynb"))
    assert "could not judge" in text and "0 of 0 points" not in text
    assert not read_marks(Course(course), NAME)["ada"].settles(unjudged)
    # A person's mark stands, whatever a later run does.
    by_hand(course, "ada", "check-truncate", 13)
    if not exercise:
        for name in read_marks(Course(course), NAME)["ada"].exercises:
            by_hand(course, "ada", f"check-{name}", 13 if name == "truncate" else 1)
    write(course, unjudged)
    assert rows(course, "ada")[0]["check-truncate"] == (None, 13, False)
    assert read_marks(Course(course), NAME)["ada"].settles(unjudged)


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


def test_the_command_writes_kept_scorecards(course: Path) -> None:
    submit(course, "ada")
    submit(course, "ben")
    folder = course / "results" / "scorecards"
    arguments = [str(course / "submitted"), "--scorecards", str(folder), "--course", str(course)]
    empty = CliRunner().invoke(gradebook_command, arguments)
    assert "there are no scorecards" in str(empty.exception)
    write_scorecard(card("ada"), folder / NAME / "ada.json")
    run = CliRunner().invoke(gradebook_command, arguments, catch_exceptions=False)
    assert "1 submissions written; 0 cells wait" in run.output
    assert "No scorecard, left as they were: ben" in run.output


def test_reading_a_course_leaves_the_environment_alone(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(
        "import os\nos.environ['LEFT_BY_A_COURSE'] = '1'\n"
        "get_config().CourseDirectory.course_id = 'x'\n"
    )
    before = dict(os.environ)
    assert Course(tmp_path).id == "x"
    assert dict(os.environ) == before

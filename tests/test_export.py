"""Marks for other systems: written, and read back as the other side would read them."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autograder.cli.main import main
from autograder.errors import UsageError
from autograder.reports.gradescope import results_of
from autograder.reports.roster import Roster, match, read_roster
from autograder.scoring.scorecard import Scorecard, write_scorecard
from tests.cards import ASSIGNMENT, card

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Warm-up (17),Transfer learning: from leaves to shoes (4711),Final Score
    Points Possible,,,,,10.0,{points},(read only)
"Lovelace, Ada",101,s101,ada,"BIO 1, group A",9,,88
"O'Hara ""Mac"", Chloé",102,s102,chloe,"BIO 1, group A",8,,70
"Nobody, Nina",103,s103,nina,"BIO 1, group A",7,12,60
"Student, Test",900,,1234abcd,"BIO 1, group A",,,
"""  # noqa: E501
WORKSHEET = """Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
"Participant 501","Ada Lovelace",ada@uni.example,"Submitted for grading",,{points},Yes,"Monday, 2 March 2026, 9:00 AM",-,
"Participant 502","Chloé O'Hara",chloe@uni.example,"Submitted for grading",7.00,{points},Yes,-,-,"an old word"
"Participant 503","Nina Nobody",nina@uni.example,"No submission",,{points},Yes,-,-,
"""  # noqa: E501
GRADES = """"First name","Last name","ID number",Institution,Department,"Email address","Quiz (Real)"
Ada,Lovelace,s101,,,ada@uni.example,5
"Chloé",O'Hara,s102,,,chloe@uni.example,4
"""  # noqa: E501


def results(tmp_path: Path, *cards: Scorecard) -> Path:
    out = tmp_path / "results"
    for one in cards:
        write_scorecard(one, out / "scorecards" / ASSIGNMENT.name / f"{one.student}.json")
    return out


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)], catch_exceptions=False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return results(
        tmp_path, card("ada"), card("chloe", ("freeze",)), card("stranger"),
        card("nina", ("head",), "ungradable"),
    )  # fmt: skip


def test_canvas_gets_its_own_columns_back_with_the_mark(out: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(CANVAS.format(points="55.0"), "utf-8-sig")
    told = run("canvas", out, "--roster", roster)
    assert told.exit_code == 0
    assert "1 not in roster.csv, or not told apart: stranger" in told.stderr
    assert "1 without a mark, as they could not be judged: nina" in told.stderr
    column = "Transfer learning: from leaves to shoes (4711)"
    found = rows(out / "canvas.csv")
    assert list(found[0]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", column]
    assert found[0]["Student"] == "    Points Possible" and found[0][column] == "55"
    marks = {row["Student"]: (row["ID"], row[column]) for row in found[1:]}
    # the quoting of names is kept, and nobody without a mark gets a zero
    assert marks == {
        "Lovelace, Ada": ("101", "55"),
        'O\'Hara "Mac", Chloé': ("102", "50"),
    }


def test_canvas_gets_a_column_for_each_question(out: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(CANVAS.format(points="55.0"), "utf-8")
    run("canvas", out, "--roster", roster, "--by-question")
    found = rows(out / "canvas.csv")
    freeze = f"{ASSIGNMENT.title}: freeze"
    assert [row[freeze] for row in found] == ["5", "5", "0"]
    assert len(found[0]) == 6 + len(ASSIGNMENT.exercises)


def test_other_points_in_the_lms_are_told_and_scaled_only_when_asked(
    out: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    for text, kind, column in (
        (CANVAS, "canvas", "Transfer learning: from leaves to shoes (4711)"),
        (WORKSHEET, "moodle", "Grade"),
    ):
        roster.write_text(text.format(points="11.00"), "utf-8")
        refused = run(kind, out, "--roster", roster)
        assert refused.exit_code == 2 and "--out-of 11" in refused.stderr
        run(kind, out, "--roster", roster, "--out-of", 11)
        assert "10" in [row[column] for row in rows(out / f"{kind}.csv")]


def test_moodles_worksheet_comes_back_as_it_was_but_for_grade_and_comments(
    out: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "worksheet.csv"
    roster.write_text(WORKSHEET.format(points="55.00"), "utf-8-sig")
    told = run("moodle", out, "--roster", roster)
    assert told.exit_code == 0 and "1 without a mark" in told.stderr
    before, after = read_roster(roster), read_roster(out / "moodle.csv")
    assert before.columns == after.columns and len(before.rows) == len(after.rows)
    filled = {"Grade", "Feedback comments"}
    for old, new in zip(before.rows, after.rows):
        for name, was, now in zip(before.columns, old, new):
            assert name in filled or was == now
    found = rows(out / "moodle.csv")
    assert [row["Grade"] for row in found] == ["55", "50", ""]
    assert found[1]["Feedback comments"].startswith("freeze: 0 of 5; load: 5 of 5")


def test_moodles_gradebook_gets_who_and_what(out: Path, tmp_path: Path) -> None:
    roster = tmp_path / "grades.csv"
    roster.write_text(GRADES, "utf-8")
    run("moodle", out, "--roster", roster, "--by-question", "--to", tmp_path / "import.csv")
    found = rows(tmp_path / "import.csv")
    assert found[1]["Email address"] == "chloe@uni.example"
    assert [row[ASSIGNMENT.title] for row in found] == ["55", "50"]
    assert found[1][f"{ASSIGNMENT.title}: freeze"] == "0"
    assert "Quiz (Real)" not in found[0]


def test_manual_marks_and_late_penalties_come_from_the_gradebook(out: Path, tmp_path: Path) -> None:
    roster, gradebook = tmp_path / "grades.csv", tmp_path / "gradebook.csv"
    roster.write_text(GRADES, "utf-8")
    gradebook.write_text(
        "assignment,student_id,raw_score,late_submission_penalty,score,max_score\n"
        "transfer_learning,ada,75,5,70,75\nother,chloe,1,0,1,75\n"
    )
    run("moodle", out, "--roster", roster, "--gradebook", gradebook, "--out-of", 75)
    assert [row[ASSIGNMENT.title] for row in rows(out / "moodle.csv")] == ["70", "68.18"]
    gradebook.write_text("name,points\nada,3\n")
    refused = run("moodle", out, "--roster", roster, "--gradebook", gradebook)
    assert refused.exit_code == 2 and "nbgrader export" in refused.stderr


@pytest.mark.parametrize(
    ("student", "row"),
    [
        ("ada", 0), ("101", 0), ("Lovelace, Ada", 0), ("ada_lovelace", 0), ("Chloe O'Hara", 1),
        ("lovelaceada_LATE_101_55_transfer_learning", 0),
        ("Someone Else_102_assignsubmission_file_transfer", 1),
        ("kim", None), ("nobody", None), ("", None),
    ],
)  # fmt: skip
def test_a_student_is_found_by_every_name_and_never_by_half_of_one(
    student: str, row: int | None
) -> None:
    people = Roster(
        ("Student", "ID", "SIS Login ID"),
        (
            ("Lovelace, Ada", "101", "ada"), ("O'Hara, Chloé", "102", "chloe"),
            ("Kim", "103", "k1"), ("Kim", "104", "k2"),
        ),
    )  # fmt: skip
    found = match([student], people)
    assert found.rows == ({student: row} if row is not None else {})
    assert found.unmatched == (() if row is not None else (student,))


def test_two_submissions_do_not_share_a_row() -> None:
    people = Roster(("Student", "ID"), (("Lovelace, Ada", "101"),))
    found = match(["ada lovelace", "101"], people)
    assert found.rows == {"ada lovelace": 0} and found.unmatched == ("101",)


def test_a_roster_of_another_kind_is_told(out: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    (tmp_path / "empty.csv").write_text("")
    for kind, name in (("canvas", "x"), ("moodle", "x"), ("canvas", "empty"), ("moodle", "none")):
        assert run(kind, out, "--roster", tmp_path / f"{name}.csv").exit_code == 2


def test_gradescope_reads_scores_visibility_and_status() -> None:
    found = results_of(card("ada", ("freeze", "train")))
    assert found["score"] == 45.0
    assert sum(test["score"] for test in found["tests"]) == 45.0
    assert "leaderboard" not in found and found["stdout_visibility"] == "hidden"
    allowed = {
        "visibility": {"visible", "hidden", "after_due_date", "after_published"},
        "status": {"passed", "failed"},
    }
    for test in found["tests"]:
        for key, values in allowed.items():
            assert test[key] in values
        assert (test["visibility"] == "visible") == (not test["name"].count("elsewhere"))
    failed = next(test for test in found["tests"] if test["name"].startswith("freeze: "))
    assert failed["status"] == "failed" and "cut-too-many" in failed["tags"]
    for words in (
        "What seems to be behind it: More layers were cut off than were asked for.",
        "conv2d (Conv2D), learns           Conv2D, frozen   ✗",
        "Hint: Count the layers of your model",
    ):
        assert words in failed["output"], words
    for key in ("output_format", "test_output_format", "test_name_format"):
        assert found[key] == "text"


def test_gradescope_gets_no_mark_where_the_grader_failed(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be judged"):
        results_of(card("nina", ("head",), "ungradable"))
    told = run("gradescope", out)
    assert told.exit_code == 0 and "1 could not be judged: nina" in told.stderr
    names = sorted(path.name for path in (out / "gradescope").iterdir())
    assert names == ["ada.json", "chloe.json", "stranger.json"]
    assert json.loads((out / "gradescope" / "ada.json").read_text("utf-8"))["score"] == 55
    assert run("gradescope", out, "--to", tmp_path / "results.json").exit_code == 2


def test_junit_counts_what_it_holds_and_stands_any_text(tmp_path: Path) -> None:
    odd = card("x\x00<&>\ud800", ("freeze",), message="a\x1bb ]]> <i>")
    out = results(tmp_path, card("ada"), card("ben", ("train",), "crashed", "It ended."))
    from autograder.reports.junit import write_junit

    write_junit([odd], tmp_path / "odd.xml")
    assert len(ET.parse(tmp_path / "odd.xml").getroot()) == 1
    told = "".join(ET.parse(tmp_path / "odd.xml").getroot().itertext())
    assert "What seems to be behind it: More layers were cut off" in told
    assert "Hint: Count the layers of your model" in told
    run("junit", out)
    suites = ET.parse(out / "junit.xml").getroot().findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["ada", "ben"]
    for suite in suites:
        cases = suite.findall("testcase")
        assert len(cases) == int(suite.get("tests", "0")) == 22
        for kind, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert sum(case.find(kind) is not None for case in cases) == int(suite.get(count, "-1"))
    assert suites[1].get("errors") == "1" and suites[1].get("skipped") == "1"


def test_the_plain_file_has_a_column_for_each_exercise(out: Path, tmp_path: Path) -> None:
    run("csv", out, "--to", tmp_path / "marks.csv")
    found = {row["student"]: row for row in rows(tmp_path / "marks.csv")}
    assert found["chloe"]["freeze"] == "0" and found["chloe"]["score"] == "50"
    assert found["nina"]["score"] == "" and found["nina"]["status"] == "ungradable"

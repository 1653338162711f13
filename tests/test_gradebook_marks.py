"""Exports take their marks from nbgrader's gradebook, where there is one."""

import csv
import json
import os
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autograder.cli.export import export as export_command
from autograder.cli.main import main as main_command
from autograder.scoring.scorecard import CheckResult, scorecard, write_scorecard
from tests.course import NAME, nbgrader, submit
from tests.gradebook import ANSWER, KNOWN, by_hand, card, formgrader, open_gradebook, write


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


def test_who_could_not_be_judged_has_no_mark_until_a_person_gave_it(booked: Path) -> None:
    lost = CheckResult("truncate", "judged_truncate", "ungradable", 0, 0, "It was judged.")
    judged = [result for result in card("ada").checks if result.exercise != "truncate"]
    unjudged = scorecard("ada", NAME, (lost, *judged))
    write_scorecard(unjudged, booked / "results" / "scorecards" / NAME / "ada.json")
    # The gradebook still has the marks of an earlier submission.
    told = export("csv", "results")
    assert "Marks of 1 students" in told.stderr
    assert "1 not in the gradebook, marked by the checks alone: stranger" in told.stderr
    row = table(booked / "results" / "marks.csv")["ada"]
    assert (row["score"], row["status"]) == ("", "ungradable")
    # Of the submission that could not be judged, it has what a person thinks of it.
    write(booked, unjudged)
    by_hand(booked, "ada", "check-truncate", 13)
    export("csv", "results")
    row = table(booked / "results" / "marks.csv")["ada"]
    assert (row["truncate"], row["score"]) == ("13", f"{24 - 1 + 4.5 - 2:g}")


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
    for missing in (".", "nowhere.db", f"sqlite:///{tmp_path}/missing.db", "sqlite://"):
        found = CliRunner().invoke(
            main_command, ["export", "csv", str(booked / "results"), "--gradebook", missing]
        )
        assert found.exit_code == 2 and "gradebook" in found.stderr
    assert not list(tmp_path.glob("*.db"))

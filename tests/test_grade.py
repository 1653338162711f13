"""`autograder grade`, the real command on some students of each sample class.

`make grade` grades all of them, and compares the marks with those that are expected.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.checks import assignments, load_assignment
from autograder.scoring.scorecard import Scorecard, read_scorecard
from tests.corpus.harness import ASSIGNMENT, ROOT, corpus
from tests.corpus.make_class import submissions
from tests.today import todays

CLASS = corpus(ASSIGNMENT) / "class"
SOLVED, UNTOUCHED = ("ada", "ben"), ("mia", "nora")
#: Beside the first of each of these, one of so many of a class is graded, other ones every day.
PARTS = 6


@dataclass(frozen=True)
class Graded:
    """What came of a class: the folder of results, what was printed, scorecards by student."""

    assignment: str
    out: Path
    printed: str
    cards: dict[str, Scorecard]

    @property
    def expected(self) -> dict[str, dict[str, str]]:
        """The marks that its students must get, by student."""
        rows = expected(self.assignment)
        return {student: rows[student] for student in chosen(rows)}


def chosen(students: Iterable[str]) -> list[str]:
    """Who of a class is graded today: also who solved everything, and who has not begun."""
    always = [SOLVED[0], UNTOUCHED[0]]
    return always + list(todays([name for name in sorted(students) if name not in always], PARTS))


def autograder(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", params=assignments())
def graded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    name, out = str(request.param), tmp_path_factory.mktemp("results")
    hidden, submitted = ROOT / ".hidden", tmp_path_factory.mktemp("class")
    for student in chosen(expected(name)):
        for path in (corpus(name) / "class").glob(f"{student}.*"):
            shutil.copy(path, submitted)
    arguments = ["grade", submitted, "--out", out]
    run = autograder(*arguments, *(["--hidden", hidden] if hidden.is_dir() else []))
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr == ""
    paths = (out / "scorecards" / name).iterdir()
    return Graded(name, out, run.stdout, {path.stem: read_scorecard(path) for path in paths})


def expected(assignment: str) -> dict[str, dict[str, str]]:
    with (corpus(assignment) / "class" / "expected.csv").open(newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", assignments())
def test_all_of_a_class_is_expected(name: str) -> None:
    folder = corpus(name) / "class"
    students = {path.stem for path in folder.iterdir() if path.name != "expected.csv"}
    assert students == set(expected(name))
    assert len(students) >= (16 if name == ASSIGNMENT else 4)


def test_every_mark_is_right(graded: Graded) -> None:
    with (graded.out / "marks.csv").open(newline="") as file:
        marks = {row["student"]: row for row in csv.DictReader(file)}
    assert marks == graded.expected


def test_the_table_shows_every_student(graded: Graded) -> None:
    for student, row in graded.expected.items():
        assert f"{student} " in graded.printed
        assert f"{row['score']}/100" in graded.printed


def test_scorecards_say_everything(graded: Graded) -> None:
    folder = graded.out / "scorecards" / graded.assignment
    cards = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    wanted = graded.expected
    assert set(cards) == set(wanted)
    for student, card in cards.items():
        assert {"student", "assignment", "score", "max_score", "checks"} <= set(card)
        assert f"{card['score']:g}" == wanted[student]["score"]
        for check in card["checks"]:
            told = {"exercise", "name", "outcome", "points", "max_points", "message", "hint"}
            assert told | {"seconds", "visibility"} <= set(check)
            assert (check["points"] == check["max_points"]) == (check["outcome"] == "passed")
            if check["outcome"] != "passed":
                assert check["message"], (student, check["name"])


def test_the_solution_gets_100_of_100(graded: Graded) -> None:
    for student in set(SOLVED) & set(graded.cards):
        card = graded.cards[student]
        lost = [(r.name, r.outcome, r.message) for r in card.checks if r.outcome != "passed"]
        assert lost == [], student
        assert (card.score, card.max_score, card.notes) == (100, 100, ()), student


def test_every_stub_is_not_attempted(graded: Graded) -> None:
    for student in set(UNTOUCHED) & set(graded.cards):
        card = graded.cards[student]
        assert {result.outcome for result in card.checks} == {"not attempted"}, student
        assert (card.score, card.max_score, card.notes) == (0, 100, ()), student


def test_checks_are_public_and_hidden_and_worth_what_the_release_says(graded: Graded) -> None:
    assignment = load_assignment(graded.assignment)
    for exercise in assignment.exercises:
        own = graded.cards[SOLVED[0]].of_exercise(exercise.name)
        points = sum(result.max_points for result in own)
        assert points == assignment.cells[f"check-{exercise.name}"].points, exercise.name
        assert {result.visibility for result in own} == {"public", "hidden"}, exercise.name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("grade", "nowhere", "--out", "x"), "nowhere is no folder"),
        (("grade", "{empty}", "--out", "x"), "there are no submissions in"),
        (("grade", CLASS, "--out", "x", "--assignment", "other"), "no assignment 'other'"),
        (("grade", CLASS, "--out", "x", "--hidden", "nowhere"), "nowhere is no folder"),
        (("check", "nothing.py"), "nothing.py"),
        (("check", "one.py", "two.py"), "name one file"),
        (("check", "sums"), "there is no exercise 'sums'"),
        (("build", "nothing"), "nothing.py"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(
    tmp_path: Path, arguments: tuple, message: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    given = [str(part).replace("{empty}", str(empty)) for part in arguments]
    run = autograder(*given, cwd=tmp_path)
    assert run.returncode == 2
    assert message in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", assignments())
def test_a_class_is_what_its_maker_makes(name: str) -> None:
    for file, content in submissions(name).items():
        made = (corpus(name) / "class" / file).read_bytes()
        assert made == content, "run python -m tests.corpus.make_class"

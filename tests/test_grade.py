"""`autograder grade`, the real command on the sample class."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.harness import CORPUS, ROOT

CLASS = CORPUS / "class"


def autograder(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("results")
    arguments = ["grade", CLASS, "--out", out]
    hidden = ROOT / ".hidden" / "Shoes"
    run = autograder(*arguments, *(["--hidden", hidden] if hidden.is_dir() else []))
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr == ""
    return out, run.stdout


def expected() -> dict[str, dict[str, str]]:
    with (CLASS / "expected.csv").open(newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_the_class_is_large_enough_and_all_of_it_is_expected() -> None:
    students = {path.stem for path in CLASS.iterdir() if path.name != "expected.csv"}
    assert students == set(expected())
    assert len(students) >= 16


def test_every_mark_is_right(graded: tuple[Path, str]) -> None:
    with (graded[0] / "marks.csv").open(newline="") as file:
        marks = {row["student"]: row for row in csv.DictReader(file)}
    assert marks == expected()


def test_the_table_shows_every_student(graded: tuple[Path, str]) -> None:
    for student, row in expected().items():
        assert f"{student} " in graded[1]
        assert f"{row['score']}/100" in graded[1]


def test_scorecards_say_everything(graded: tuple[Path, str]) -> None:
    folder = graded[0] / "scorecards" / "transfer_learning"
    cards = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    assert set(cards) == set(expected())
    for student, card in cards.items():
        assert {"student", "assignment", "score", "max_score", "checks"} <= set(card)
        assert f"{card['score']:g}" == expected()[student]["score"]
        for check in card["checks"]:
            wanted = {"exercise", "name", "outcome", "points", "max_points", "message", "hint"}
            assert wanted | {"seconds", "visibility"} <= set(check)
            assert (check["points"] == check["max_points"]) == (check["outcome"] == "passed")
            if check["outcome"] != "passed":
                assert check["message"], (student, check["name"])


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


def test_the_class_is_what_its_maker_makes() -> None:
    from tests.corpus.make_class import submissions

    for name, content in submissions().items():
        assert (CLASS / name).read_bytes() == content, "run python -m tests.corpus.make_class"

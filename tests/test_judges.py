"""Judges that cannot start, die, or never answer: no mark is lost, and the reason is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grading import worker
from autograder.grading.discovery import discover
from autograder.grading.pool import Deferred, Event, Judged, Judges, Started
from autograder.grading.tasks import JudgeConfig, Task
from tests import fake_judge
from tests.authoring import copy_package
from tests.corpus import harness
from tests.test_batch import CONFIG, FAKE, grade, submissions


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_serve", fake_judge.serve)


def class_of(folder: Path, **texts: str) -> list[Task]:
    """A task for each submission, which has the text given."""
    folder.mkdir()
    for student, text in texts.items():
        (folder / f"{student}.py").write_text(text)
    return [Task(found) for found in discover(folder, CONFIG.assignment)]


def run(tasks: list[Task], config: JudgeConfig = CONFIG, n_judges: int = 1) -> list[Event]:
    events: list[Event] = []
    with Judges(config, n_judges) as judges:
        judges.run(tasks, events.append)
    return events


def messages(events: list[Event]) -> dict[str, str]:
    """What is told of the submissions that could not be judged."""
    cards = [event.card for event in events if isinstance(event, Judged)]
    return {card.student: card.checks[0].message for card in cards if card.ungradable}


def test_a_judge_that_never_answers_is_ended_and_the_rest_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "JUDGE_SECONDS", 20.0)
    events = run(class_of(tmp_path / "in", ada="x = 1", ben="hangs", cleo="x = 2"))
    assert [event for event in events if not isinstance(event, Judged)] == [
        *(Started("ada"), Started("ben"), Deferred("ben"), Started("cleo"), Started("ben")),
    ]
    assert [event.card.student for event in events if isinstance(event, Judged)] == [
        *("ada", "cleo", "ben"),
    ]
    (told,) = messages(events).values()
    assert "gave no answer for 20 seconds" in told


def test_a_judge_that_never_gets_ready_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "START_SECONDS", 1.0)
    monkeypatch.setenv("FAKE_START", "hangs")
    with pytest.raises(UsageError, match=r"no judge can start: \S+ gave no answer"):
        run(class_of(tmp_path / "in", ada="x = 1"))


def test_the_last_words_of_a_judge_that_died_stand_on_the_scorecard(tmp_path: Path) -> None:
    told = messages(run(class_of(tmp_path / "in", ada="dies", ben="x = 1")))
    assert set(told) == {"ada"}
    assert told["ada"].endswith(
        "exit code 1; its last words: a notice\nterminate called after a fault"
    )


@pytest.mark.parametrize(
    ("start", "reason"),
    [("refuses", "the checks are not there"), ("dies", f"{sys.executable} ended with exit code 7")],
)
def test_a_batch_whose_judges_cannot_start_ends_at_once_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, reason: str
) -> None:
    monkeypatch.setenv("FAKE_START", start)
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    text = grade(FAKE, folder, "--out", out, "--jobs", 2, code=2)
    assert f"no judge can start: {reason}" in text
    assert not (out / "marks.csv").exists()


def test_a_judge_that_is_killed_as_it_starts_is_replaced_and_costs_nobody_a_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_START", str(tmp_path / "killed"))
    events = run(class_of(tmp_path / "in", ada="x = 1", ben="x = 2"))
    assert (tmp_path / "killed").exists()
    kinds = [type(event) for event in events]
    assert kinds == [Started, Judged, Started, Judged] and messages(events) == {}


def test_a_python_that_cannot_be_run_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/nowhere/python")
    with pytest.raises(UsageError, match=r"no judge can start: \S+ ended with exit code \d+"):
        run(class_of(tmp_path / "in", ada="x = 1"))


def test_a_check_that_cannot_be_read_stops_the_batch_and_is_told(tmp_path: Path) -> None:
    package = copy_package(tmp_path / "copy")
    check = package / "checks" / harness.ASSIGNMENT / "public" / "test_head.py"
    check.write_text("def test_(:\n")
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    run = subprocess.run(
        [*(sys.executable, "-m", "autograder", "grade"), folder, "--out", out, "--jobs", "1"],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, run.stdout
    assert "no judge can start" in run.stderr
    assert "test_head.py" in run.stderr and "SyntaxError" in run.stderr


UNCHANGED = """
import sys
from autograder.cli.main import main
try:
    main(["grade", *sys.argv[1:], "--json"])
except SystemExit as end:
    assert not end.code, end.code
heavy = {name.partition(".")[0] for name in sys.modules} & {"tensorflow", "keras", "pytest"}
assert not heavy, heavy
"""


def test_200_unchanged_submissions_start_no_judge_and_import_no_tensorflow(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 200), tmp_path / "out"
    grade(FAKE, folder, "--out", out, "--jobs", 1)
    before = (out / "marks.csv").stat()
    again = subprocess.run(
        [sys.executable, "-c", UNCHANGED, folder, "--out", out],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stdout + again.stderr
    events = [json.loads(line) for line in again.stdout.splitlines()]
    assert [event["event"] for event in events if event["event"] != "told"] == [
        *("begin", "counted", "done"),
    ]
    counted = next(event for event in events if event["event"] == "counted")
    assert (counted["n_submissions"], counted["n_kept"]) == (200, 200)
    assert (out / "marks.csv").stat().st_mtime_ns == before.st_mtime_ns

"""A batch never loses work: it goes on after kills, judges anew what is asked, and says what
would change."""

import csv
import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder.checks import load_assignment
from autograder.errors import UsageError
from autograder.grading import desk as desks
from autograder.grading.desk import Desk
from autograder.grading.discovery import discover
from autograder.grading.regrade import Regrade
from autograder.grading.tasks import JudgeConfig, Task
from tests import fake_judge
from tests.corpus import harness

ROOT = harness.ROOT
ASSIGNMENT = load_assignment(harness.ASSIGNMENT)
KEYS = {exercise.name: "1" for exercise in ASSIGNMENT.exercises}
CONFIG = JudgeConfig(harness.ASSIGNMENT, "")
FAKE, REAL = "tests.fake_judge", "autograder"


def submissions(folder: Path, n: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(n):
        (folder / f"s{number:03d}.py").write_text(f"# submission {number}\n")
    return folder


def start(module: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, "grade", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=hear_ctrl_c,
    )


def hear_ctrl_c() -> None:
    """What a shell runs in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def grade(module: str, *arguments: object, code: int = 0) -> str:
    process = start(module, *arguments)
    out, _ = process.communicate()
    assert process.returncode == code, out
    return out


def events(module: str, *arguments: object, code: int = 0) -> list[dict[str, Any]]:
    out = grade(module, *arguments, "--json", code=code)
    return [json.loads(line) for line in out.splitlines()]


def verdicts(out: Path) -> dict[str, Any]:
    """All marks and scorecards, but for what is measured with a clock."""
    found: dict[str, Any] = {}
    for path in sorted((out / "scorecards" / harness.ASSIGNMENT).iterdir()):
        card = json.loads(path.read_text("utf-8"))
        for part in (card, *card["checks"]):
            part.pop("seconds")
        card.pop("spent")
        found[path.name] = card
    return found | {"marks": (out / "marks.csv").read_text("utf-8")}


def judged(desk: Desk, tasks: list[Task]) -> None:
    for task in tasks:
        desk.keep(fake_judge.verdict(task, CONFIG))


def run_desk(
    folder: Path,
    out: Path,
    keys: dict[str, str] = KEYS,
    regrade: Regrade | None = None,
    fresh: bool = False,
    propose: bool = False,
) -> tuple[Desk, list[Task]]:
    """Judge what there is to judge, by the rule of the fake judge."""
    desk = Desk(out, ASSIGNMENT, keys, propose)
    tasks = desk.tasks(discover(folder, ASSIGNMENT.name), regrade or Regrade(), fresh)
    judged(desk, tasks)
    desk.close()
    return desk, tasks


def test_what_has_not_changed_is_not_judged_again(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 5), tmp_path / "out"
    assert len(run_desk(folder, out)[1]) == 5
    before = verdicts(out)
    assert run_desk(folder, out)[1] == []
    assert verdicts(out) == before
    (folder / "s003.py").write_text("# another\n")
    assert [task.student for task in run_desk(folder, out)[1]] == ["s003"]


def test_a_changed_check_judges_its_exercise_alone(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    run_desk(folder, out)
    before = verdicts(out)
    _, tasks = run_desk(folder, out, KEYS | {"head": "2"})
    assert [task.only for task in tasks] == [("head",)] * 3
    after = verdicts(out)
    for card in (*before.values(), *after.values()):
        if isinstance(card, dict):
            card["keys"].pop("head")
    assert after == before


@pytest.mark.parametrize(
    ("regrade", "students", "only"),
    [
        (Regrade(students=("s001", "s002")), ["s001", "s002"], ()),
        (Regrade(exercises=("head",)), ["s000", "s001", "s002", "s003"], ("head",)),
        (Regrade(students=("s001",), exercises=("head",)), ["s001"], ("head",)),
        (Regrade(only="ungradable"), ["s002"], ()),
        (Regrade(only="failed"), ["s000", "s001", "s003"], ()),
    ],
)
def test_what_is_chosen_is_judged_anew_and_the_rest_stays(
    tmp_path: Path, regrade: Regrade, students: list[str], only: tuple[str, ...]
) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    desk = Desk(out, ASSIGNMENT, KEYS, False)
    for task in desk.tasks(discover(folder, ASSIGNMENT.name), Regrade(), False):
        outcome = "ungradable" if task.student == "s002" else ""
        desk.keep(fake_judge.verdict(task, CONFIG, outcome))
    desk.close()
    (folder / "s003.py").write_text("# handed in again\n")
    again, tasks = run_desk(folder, out, regrade=regrade)
    assert [task.student for task in tasks] == students
    assert {task.only for task in tasks} == {only}
    assert again.n_outdated == len({"s002", "s003"} - set(students))
    with (out / "marks.csv").open(newline="") as file:
        assert [row["student"] for row in csv.DictReader(file)] == ["s000", "s001", "s002", "s003"]


def test_an_outdated_verdict_stays_outdated_when_another_exercise_is_judged(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 1), tmp_path / "out"
    run_desk(folder, out)
    changed = KEYS | {"head": "2", "load": "2"}
    run_desk(folder, out, changed, Regrade(exercises=("load",)))
    assert [task.only for task in run_desk(folder, out, changed)[1]] == [("head",)]


def test_names_that_there_are_not_are_told(tmp_path: Path) -> None:
    for regrade, told in (
        (Regrade(students=("s01",)), "no submission of 's01'; did you mean 's001'"),
        (Regrade(exercises=("heads",)), "no exercise 'heads'; did you mean 'head'"),
        (Regrade(exercises=("zzz",)), "there are load, data"),
    ):
        with pytest.raises(UsageError, match=told):
            regrade.check(["s000", "s001"], ASSIGNMENT)


def test_a_proposal_changes_nothing_and_is_used_afterwards(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    run_desk(folder, out)
    before = verdicts(out)
    (folder / "s001.py").write_text("# handed in again, and better\n")
    desk, tasks = run_desk(folder, out, propose=True)
    assert verdicts(out) == before
    assert [change.student for change in desk.changes] == ["s001"]
    assert all(" -> " in check for check in desk.changes[0].checks)
    after, left = run_desk(folder, out)
    assert (len(tasks), left) == (1, [])
    assert [change.student for change in after.changes] == ["s001"]
    assert verdicts(out) != before
    assert not (out / ".proposed").exists()


def test_a_broken_scorecard_is_made_anew(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    run_desk(folder, out)
    before = verdicts(out)
    cards = out / "scorecards" / ASSIGNMENT.name
    (cards / "s000.json").write_text("")
    (cards / "s001.json").write_text('{"student": "s001"')
    (cards / "s002.json").write_bytes((cards / "s003.json").read_bytes())
    (cards / ".s003.json.123.part").write_text("half")
    assert len(run_desk(folder, out)[1]) == 3
    assert verdicts(out) == before


def test_one_scorecard_that_cannot_be_written_does_not_stop_the_rest(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    (out / "scorecards" / ASSIGNMENT.name / "s001.json").mkdir(parents=True)
    desk, _ = run_desk(folder, out)
    assert [text.split()[0] for text in desk.unwritten] == ["s001"]
    with (out / "marks.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 3


def test_a_full_disk_stops_the_batch_and_keeps_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    write, written = desks.write_scorecard, []

    def full(card: Any, path: Path) -> None:
        if len(written) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        write(card, path)

    with monkeypatch.context() as patch:
        patch.setattr(desks, "write_scorecard", full)
        with pytest.raises(UsageError, match=r"No space left.*same command"):
            run_desk(folder, out)
    assert len(run_desk(folder, out)[1]) == 2


def test_a_place_that_cannot_be_written_is_told_before_anything_is_judged(tmp_path: Path) -> None:
    folder = submissions(tmp_path / "in", 1)
    (tmp_path / "out").write_text("a file")
    out = grade(FAKE, folder, "--out", tmp_path / "out", code=2)
    assert "cannot write to" in out and len(out.splitlines()) == 3


def test_what_the_grader_failed_at_is_tried_again_listed_and_no_zero(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 6), tmp_path / "out"
    (folder / "s001.py").write_text("broken")
    (folder / "s002.py").write_text("dies")
    text = grade(FAKE, folder, "--out", out, "--jobs", 1, code=3)
    assert "Could not be judged: s002. Run again, with --only ungradable." in text
    with (out / "marks.csv").open(newline="") as file:
        marks = {row["student"]: row for row in csv.DictReader(file)}
    assert (marks["s002"]["score"], marks["s002"]["status"]) == ("", "ungradable")
    assert marks["s001"]["status"] == "graded"
    (folder / "s002.py").write_text("mended")
    found = events(FAKE, folder, "--out", out, "--only", "ungradable")
    assert [e["student"] for e in found if e["event"] == "judged"] == ["s002"]


def test_lines_for_programs_tables_for_people_and_silence(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    found = events(FAKE, folder, "--out", out, "--profile")
    kinds = [event["event"] for event in found]
    assert kinds[:2] == ["begin", "counted"] and kinds[-1] == "profile"
    assert kinds.count("done") == 1
    assert kinds.count("judged") == 3
    assert sum(found[-1]["shares"].values()) == pytest.approx(1, abs=0.01)
    assert grade(FAKE, folder, "--out", out, "--quiet") == ""
    (folder / "s000.py").write_text("another")
    assert "1 would change" in grade(FAKE, folder, "--out", out, "--diff")
    assert "spent on" in grade(FAKE, folder, "--out", out, "--profile")
    assert "No mark would change" in grade(FAKE, folder, "--out", out, "--diff")


def tree(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The batch's own process and all below it."""
    try:
        top = psutil.Process(process.pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def wait_until(reached: Callable[[], object], process: subprocess.Popen[str]) -> bool:
    """Wait until it is reached; False if the process ended first."""
    while not reached():
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    return True


def test_a_stopped_batch_says_how_to_go_on_and_leaves_nobody(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 60), tmp_path / "out"
    cards = out / "scorecards" / ASSIGNMENT.name
    for number in (signal.SIGINT, signal.SIGTERM):
        there = len(list(cards.glob("*.json"))) if cards.is_dir() else 0
        process = start(FAKE, folder, "--out", out, FAKE_SECONDS="0.5")
        assert wait_until(lambda: len(list(cards.glob("s*.json"))) > there + 3, process)  # noqa: B023
        below = tree(process)[1:]
        process.send_signal(number)
        text, _ = process.communicate()
        assert process.returncode == 130, text
        assert "run the same command to go on" in text.replace("\n", " ")
        assert "Traceback" not in text
        assert psutil.wait_procs(below, timeout=60)[1] == []
    grade(FAKE, folder, "--out", out)
    grade(FAKE, folder, "--out", tmp_path / "at_once")
    assert verdicts(out) == verdicts(tmp_path / "at_once")


def killed_until_done(folder: Path, out: Path, rng: random.Random, kills: int) -> int:
    """Grade, with one process at random killed at a random moment of each run; how many were.

    Before each run four more are handed in, so that there is work left at that moment.
    """
    cards = out / "scorecards" / ASSIGNMENT.name
    n_killed = 0
    for number in range(1, kills + 1):
        submissions(folder, 4 * number)
        there = len(list(cards.glob("s*.json"))) if cards.is_dir() else 0
        process = start(FAKE, folder, "--out", out, FAKE_SECONDS="0.3")
        further = rng.randint(0, 3)
        wait_until(lambda: len(list(cards.glob("s*.json"))) >= there + further, process)  # noqa: B023
        time.sleep(rng.random() * 0.1)
        below = tree(process)
        if below and process.poll() is None:
            victim = rng.choice(below)
            n_killed += 1
            try:
                victim.kill()
            except psutil.NoSuchProcess:
                n_killed -= 1
        process.communicate()
        assert psutil.wait_procs(below, timeout=60)[1] == []
    grade(FAKE, folder, "--out", out)
    return n_killed


def test_kills_at_random_moments_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    n_killed = killed_until_done(folder, tmp_path / "out", random.Random(1), 8)
    grade(FAKE, folder, "--out", tmp_path / "at_once")
    assert verdicts(tmp_path / "out") == verdicts(tmp_path / "at_once")
    assert n_killed >= 5

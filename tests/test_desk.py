"""No scorecard loses what it held, and no folder that cannot be written costs a batch."""

import csv
import errno
import os
from pathlib import Path

import msgspec
import pytest

from autograder.errors import UsageError
from autograder.grading import desk as desks
from autograder.grading.anew import FILE, Anew
from autograder.grading.batch import n_cores
from autograder.grading.desk import Desk
from autograder.grading.discovery import discover
from autograder.grading.keys import hidden_digest
from autograder.grading.pool import ungradable
from autograder.grading.regrade import Regrade
from autograder.grading.tasks import Task
from autograder.scoring.scorecard import Scorecard, read_scorecard, write_scorecard
from tests import fake_judge
from tests.test_batch import ASSIGNMENT, CONFIG, KEYS, run_desk, submissions, verdicts

CHANGED = KEYS | {"head": "2"}


def card_in(out: Path, student: str = "s000") -> Scorecard:
    return read_scorecard(out / "scorecards" / ASSIGNMENT.name / f"{student}.json")


def judge_once(folder: Path, out: Path, outcome: str, keys: dict[str, str] = KEYS) -> None:
    """One run in which the grader fails: at each check, or with the judge's own death."""
    desk = Desk(out, ASSIGNMENT, keys, False)
    for task in desk.tasks(discover(folder, ASSIGNMENT.name), Regrade(), False):
        dead = outcome == "dead"
        desk.keep(
            ungradable(task, ASSIGNMENT.name) if dead else fake_judge.verdict(task, CONFIG, outcome)
        )
    desk.close()


def row(out: Path) -> dict[str, str]:
    with (out / "marks.csv").open(newline="") as file:
        return next(csv.DictReader(file))


@pytest.mark.parametrize("outcome", ["ungradable", "dead"])
def test_a_fault_in_one_exercise_costs_no_other_its_verdict(tmp_path: Path, outcome: str) -> None:
    folder, out = submissions(tmp_path / "in", 1), tmp_path / "out"
    run_desk(folder, out)
    whole = card_in(out)
    judge_once(folder, out, outcome, CHANGED)
    assert row(out)["status"] == "ungradable" and row(out)["score"] == ""
    kept = [result for result in card_in(out).checks if result.exercise != "head"]
    assert kept == [result for result in whole.checks if result.exercise != "head"]
    _, tasks = run_desk(folder, out, CHANGED)
    assert [task.only for task in tasks] == [("head",)]
    assert len(card_in(out).checks) == len(whole.checks) == 11
    assert (card_in(out).score, card_in(out).max_score) == (whole.score, 55)
    assert run_desk(folder, out, CHANGED)[1] == []


def test_one_exercise_anew_where_the_judge_had_died_judges_all(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 1), tmp_path / "out"
    judge_once(folder, out, "dead")
    _, tasks = run_desk(folder, out, regrade=Regrade(exercises=("head",)))
    assert [task.only for task in tasks] == [()]
    assert (len(card_in(out).checks), row(out)["status"]) == (11, "graded")


def test_a_scorecard_that_promises_more_than_it_holds_is_completed(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 1), tmp_path / "out"
    run_desk(folder, out)
    whole = card_in(out)
    less = msgspec.structs.replace(
        whole, checks=whole.of_exercise("head"), score=0.0, max_score=5.0
    )
    write_scorecard(less, out / "scorecards" / ASSIGNMENT.name / "s000.json")
    _, (task,) = run_desk(folder, out)
    assert set(task.only) == set(KEYS) - {"head"}
    assert (card_in(out).score, len(card_in(out).checks)) == (whole.score, 11)


def test_a_scorecard_lost_while_its_exercise_is_judged_leaves_no_partial_mark(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 1), tmp_path / "out"
    run_desk(folder, out)
    desk = Desk(out, ASSIGNMENT, CHANGED, False)
    (task,) = desk.tasks(discover(folder, ASSIGNMENT.name), Regrade(), False)
    (out / "scorecards" / ASSIGNMENT.name / "s000.json").write_text("damaged")
    desk.keep(fake_judge.verdict(task, CONFIG))
    desk.close()
    assert row(out)["status"] == "ungradable"
    run_desk(folder, out, CHANGED)
    assert (len(card_in(out).checks), row(out)["status"]) == (11, "graded")


def unwritable(folder: Path) -> None:
    """Let nobody make a file in a folder, root included."""
    if os.geteuid() == 0:
        folder.rmdir()
        folder.symlink_to("/sys/kernel")
    else:
        folder.chmod(0o500)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="this system has no /sys")
def test_scorecards_that_cannot_be_written_are_told_before_anything_is_judged(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 2), tmp_path / "out"
    cards = out / "scorecards" / ASSIGNMENT.name
    cards.mkdir(parents=True)
    unwritable(cards)
    with pytest.raises(UsageError, match=f"cannot write to {cards}: .*make it writable"):
        Desk(out, ASSIGNMENT, KEYS, False)
    assert folder.is_dir() and not (out / "marks.csv").exists()


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="this system has no /sys")
def test_a_folder_that_cannot_be_written_any_more_stops_the_batch(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    desk = Desk(out, ASSIGNMENT, KEYS, False)
    tasks = desk.tasks(discover(folder, ASSIGNMENT.name), Regrade(), False)
    unwritable(out / "scorecards" / ASSIGNMENT.name)
    with pytest.raises(UsageError, match=r"what was judged so far is kept.*same command"):
        desk.keep(fake_judge.verdict(tasks[0], CONFIG))


def test_one_write_that_fails_in_a_folder_that_can_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    write = desks.write_scorecard

    def failing(card: Scorecard, path: Path) -> None:
        if card.student == "s001":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        write(card, path)

    monkeypatch.setattr(desks, "write_scorecard", failing)
    desk, _ = run_desk(folder, out)
    assert desk.unwritten == {"s001": os.strerror(errno.EIO)}
    assert not list(out.rglob(".probe*"))


def half_done(folder: Path, out: Path, regrade: Regrade, fresh: bool, n: int) -> list[Task]:
    """A run that is killed after `n` scorecards; what it was to judge."""
    desk = Desk(out, ASSIGNMENT, KEYS, False)
    tasks = desk.tasks(discover(folder, ASSIGNMENT.name), regrade, fresh)
    for task in tasks[:n]:
        desk.keep(fake_judge.verdict(task, CONFIG))
    return tasks


@pytest.mark.parametrize(
    ("regrade", "fresh"),
    [
        (Regrade(), True),
        (Regrade(exercises=("head",)), False),
        (Regrade(students=("s000", "s001", "s002", "s003")), False),
    ],
)
def test_the_same_command_goes_on_with_what_was_to_be_judged_anew(
    tmp_path: Path, regrade: Regrade, fresh: bool
) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    run_desk(folder, out)
    before = verdicts(out)
    assert len(half_done(folder, out, regrade, fresh, 1)) == 4
    assert [task.student for task in half_done(folder, out, regrade, fresh, 1)] == [
        *("s001", "s002", "s003"),
    ]
    (folder / "s000.py").write_text("# handed in again\n")
    desk, tasks = run_desk(folder, out, regrade=regrade, fresh=fresh)
    assert [task.student for task in tasks] == ["s000", "s002", "s003"]
    assert desk.n_done_anew == 1
    assert len(run_desk(folder, out, regrade=regrade, fresh=fresh)[1]) == 4
    assert verdicts(out).keys() == before.keys()


def test_what_is_asked_differently_begins_from_the_start(tmp_path: Path) -> None:
    Anew(tmp_path, "all").add("ada")
    assert Anew(tmp_path, "all").done == {"ada"}
    assert Anew(tmp_path, "head only").done == frozenset()
    assert Anew(tmp_path, "all").done == frozenset()
    Anew(tmp_path, "")
    assert not (tmp_path / FILE).exists()
    (tmp_path / FILE).write_bytes(b"\xff\x00")
    assert Anew(tmp_path, "all").done == frozenset()


def test_who_has_no_submission_any_more_is_told_and_not_in_the_marks(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    run_desk(folder, out)
    (folder / "s001.py").unlink()
    desk, tasks = run_desk(folder, out)
    assert (desk.vanished, tasks) == (("s001",), [])
    with (out / "marks.csv").open(newline="") as file:
        assert [row["student"] for row in csv.DictReader(file)] == ["s000", "s002"]
    assert card_in(out, "s001").student == "s001"


def images(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name / "0.png"
        path.parent.mkdir(parents=True)
        path.write_text(content)
    return folder


def test_hidden_images_are_told_apart_by_what_they_are_and_not_by_where(tmp_path: Path) -> None:
    one = hidden_digest(images(tmp_path / "a", heels="1", oxfords="2"))
    assert hidden_digest(images(tmp_path / "b", heels="1", oxfords="2")) == one
    assert hidden_digest(images(tmp_path / "c", heels="2", oxfords="1")) != one
    assert hidden_digest(images(tmp_path / "d", heels="1", pumps="2")) != one
    assert hidden_digest(None) != one


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="cores cannot be chosen here")
def test_judges_are_as_many_as_cores_that_may_be_used() -> None:
    before = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(before)})
        assert n_cores() == 1
    finally:
        os.sched_setaffinity(0, before)
    assert n_cores() == len(before)

"""Hostile submissions in one batch among honest ones: no mark won, none lost, nothing left."""

import json
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from autograder.confinement.survey import survey
from autograder.errors import SubmissionError
from autograder.grading.discovery import discover, student_name
from autograder.students.reading import read_submission
from tests import today
from tests.corpus import harness as corpus
from tests.corpus.hostile import batch
from tests.corpus.hostile.anybody import USER, NobodyCan, as_anybody
from tests.corpus.hostile.batch import marks_attacks
from tests.corpus.hostile.files import write_files

#: One of so many parts of the corpus is tried, another one every day, and of smaller parts, each
#: turn, by an ordinary user; `make bench` tries all.
PARTS = 16
PARTS_AS_ANYBODY = 40

full = pytest.mark.skipif(bool(survey().missing), reason="; ".join(survey().missing))


@full
def test_hostile_submissions_win_nothing_and_hurt_nobody(capsys: pytest.CaptureFixture) -> None:
    outcome = batch.run(today.part(PARTS), PARTS)
    told = outcome.report()
    with capsys.disabled():
        print(f"\nbatch: {told['hostile_tried']} hostile, {told['hostile_held']} held; {told}")
    assert outcome.problems == []
    assert told["hostile_tried"] == told["hostile_held"] > 200 // PARTS


@full
def test_hostile_submissions_win_nothing_from_an_ordinary_user() -> None:
    mine = today.part(PARTS_AS_ANYBODY, every=today.PARTS)
    part = ("--parts", str(PARTS_AS_ANYBODY), "--part", str(mine))
    try:
        with as_anybody() as anybody:
            run = anybody.run("-m", "tests.corpus.hostile.batch", *part)
    except NobodyCan as why:
        pytest.skip(str(why))
    assert run.returncode == 0, run.stdout + run.stderr
    assert json.loads(run.stdout)["user"] == USER


def test_every_hostile_file_is_found_and_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    files = {file.student: file for file in write_files(tmp_path / "class")}
    found = {one.student: one for one in discover(tmp_path / "class", corpus.ASSIGNMENT)}
    assert set(found) == set(files)
    assignment = load_assignment(corpus.ASSIGNMENT)
    for student, file in files.items():
        one = found[student]
        reason = one.reason
        if one.path is not None:
            try:
                read_submission(one.path, assignment)
            except SubmissionError as error:
                reason = str(error)
        if file.honest:
            assert reason == ""
        elif file.says != "no function":
            assert file.says in reason, student


def test_names_are_made_to_be_printed_and_stay_apart() -> None:
    names = ["ä" * 120 + end for end in "ab"] + [
        "a\x1b[2J",
        "a\nb",
        "\udcff\udcfe",
        "Müller",
        "x y",
    ]
    plain = [student_name(name) for name in names]
    assert len(set(plain)) == len(names)
    assert all(name.isprintable() and len(name.encode()) <= 200 for name in plain)
    assert plain[-2:] == ["Müller", "x y"]


def test_every_attack_on_marks_names_its_exercise() -> None:
    found = marks_attacks()
    assert len(found) >= 40
    for attack in found:
        exercise = attack.fields["exercise"]
        assert attack.name.startswith(f"{exercise}_") or exercise == "evaluate", attack.name
        assert float(attack.fields.get("earns", 0)) < 14

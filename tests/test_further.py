"""What follows a batch, pages, gradebook, exports, survives damage, stops, and a second batch."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.grading.lock import locked
from autograder.grading.profile import Profile
from autograder.scoring.scorecard import read_scorecard
from tests.corpus import harness
from tests.test_batch import (
    ASSIGNMENT,
    FAKE,
    REAL,
    events,
    grade,
    start,
    submissions,
    verdicts,
    wait_until,
)


def changed(out: Path) -> dict[str, int]:
    """When each page and the report was written."""
    pages = [*(out / "feedback").glob("*.html"), out / "report.html"]
    return {path.stem: path.stat().st_mtime_ns for path in pages}


def autograder(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", REAL, *map(str, arguments)]
    return subprocess.run(command, cwd=harness.ROOT, capture_output=True, text=True, check=False)


def test_odd_and_damaged_scorecards_cost_only_themselves(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 4), tmp_path / "out"
    cards = out / "scorecards" / ASSIGNMENT.name
    (cards / "s001.json").mkdir(parents=True)
    (cards / "gone.json").write_text("{")
    text = grade(FAKE, folder, "--out", out, code=3)
    assert "Could not be written: s001 (Is a directory)" in text
    assert "no submission any more: gone" in text
    assert "Report: " in text
    assert set(changed(out)) == {"s000", "s002", "s003", "report"}
    assert "s001" not in (out / "report.html").read_text("utf-8")
    report = autograder("report", out, "--submissions", folder)
    assert report.returncode == 0, report.stderr
    assert "Feedback: 3 pages" in report.stdout
    assert "2 with a damaged scorecard, to be graded again: gone, s001" in report.stderr
    export = autograder("export", "csv", out, "--to", tmp_path / "all.csv")
    assert export.returncode == 0 and "graded again: gone, s001" in export.stderr


def test_pages_that_cannot_be_written_do_not_keep_verdicts_from_the_gradebook(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 2), tmp_path / "out"
    out.mkdir()
    (out / "feedback").write_text("a file")
    assert "No pages: cannot write to" in grade(FAKE, folder, "--out", out, code=3)
    text = grade(FAKE, folder, "--out", out, "--course", tmp_path / "no-course", code=2)
    assert text.index("No pages") < text.index("no-course")


def test_pages_are_of_the_students_in_the_marks(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    grade(FAKE, folder, "--out", out)
    before = changed(out)
    (folder / "s001.py").unlink()
    text = grade(FAKE, folder, "--out", out)
    assert "no submission any more: s001" in text
    report = (out / "report.html").read_text("utf-8")
    assert "s001" not in report and "s002" in report
    after = changed(out)
    assert after.pop("report") > before.pop("report")
    assert after == before


def test_pages_that_a_stopped_batch_left_outdated_are_written_by_the_next(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    grade(FAKE, folder, "--out", out)
    before = changed(out)
    card = out / "scorecards" / ASSIGNMENT.name / "s001.json"
    card.write_bytes(card.read_bytes())
    grade(FAKE, folder, "--out", out)
    after = changed(out)
    assert {name for name in after if after[name] > before[name]} == {"s001", "report"}
    grade(FAKE, folder, "--out", out)
    assert changed(out) == after


STOPPED = """
import os, signal, sys
from autograder.cli import further
from autograder.cli.main import main
from autograder.grading import worker
from tests import fake_judge
worker._serve = fake_judge.serve
def stop(*arguments):
    os.kill(os.getpid(), signal.{signal})
    while True:
        signal.pause()
further.{function} = stop
signal.signal(signal.SIGINT, signal.default_int_handler)
main(["grade", *sys.argv[1:]])
"""


@pytest.mark.parametrize(
    ("function", "number"), [("renew_pages", "SIGINT"), ("fill_gradebook", "SIGTERM")]
)
def test_a_stop_after_the_marks_says_how_to_write_the_rest(
    tmp_path: Path, function: str, number: str
) -> None:
    folder, out = submissions(tmp_path / "in", 2), tmp_path / "out"
    code = STOPPED.format(function=function, signal=number)
    run = subprocess.run(
        [sys.executable, "-c", code, folder, "--out", out, "--course", tmp_path],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (130, "")
    assert "Stopped. All marks and scorecards are written." in run.stdout
    assert (out / "marks.csv").is_file()
    commands = [
        line.removeprefix("To write the rest: autograder ")
        for line in run.stdout.splitlines()
        if line.startswith("To write the rest: ")
    ]
    assert [command.split()[0] for command in commands] == ["report", "gradebook"]
    assert autograder(*commands[0].split()).returncode == 0
    assert set(changed(out)) == {"s000", "s001", "report"}


COUNTED = """
import sys
from autograder.cli.main import main
from autograder.grading import intake, unzip, worker
from tests import fake_judge
worker._serve = fake_judge.serve
def counted(*arguments):
    print("unpacked")
    return unzip.entries(*arguments)
intake.entries = counted
main(["grade", *sys.argv[1:]])
"""


def test_a_zip_is_unpacked_once(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for student in ("ada", "ben"):
            archive.writestr(f"{student}/transfer_learning.py", f"# {student}\n")
    run = subprocess.run(
        [sys.executable, "-c", COUNTED, path, "--out", tmp_path / "out", "--course", tmp_path],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines().count("unpacked") == 1, run.stdout + run.stderr
    assert "Report: " in run.stdout and "the gradebook" in run.stderr


def test_a_second_batch_into_the_same_folder_is_refused_until_the_first_is_gone(
    tmp_path: Path,
) -> None:
    folder, out = submissions(tmp_path / "in", 20), tmp_path / "out"
    cards = out / "scorecards" / ASSIGNMENT.name
    first = start(FAKE, folder, "--out", out, "--jobs", 1, FAKE_SECONDS="2")
    assert wait_until(lambda: list(cards.glob("s*.json")), first)
    text = grade(FAKE, folder, "--out", out, code=2)
    assert f"another batch is being graded into {out} (process {first.pid})" in text
    first.kill()
    first.communicate()
    grade(FAKE, folder, "--out", out)
    grade(FAKE, folder, "--out", tmp_path / "at_once")
    assert verdicts(out) == verdicts(tmp_path / "at_once")


def test_a_run_that_comes_to_nothing_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"), locked(tmp_path / "new" / "out"):
        raise ValueError("nothing")
    assert not (tmp_path / "new" / "out").exists()
    with locked(tmp_path / "out"):
        (tmp_path / "out" / "marks.csv").touch()
    assert (tmp_path / "out" / "marks.csv").exists()


def judged(found: list[dict[str, Any]]) -> list[str]:
    return sorted(event["student"] for event in found if event["event"] == "judged")


def test_what_is_chosen_on_the_command_line_is_judged_anew(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 3), tmp_path / "out"
    grade(FAKE, folder, "--out", out)
    cards = out / "scorecards" / ASSIGNMENT.name
    every = ["s000", "s001", "s002"]
    scores = {name: read_scorecard(cards / f"{name}.json").score for name in every}
    lost = [name for name in every if scores[name] < 55]
    assert judged(events(FAKE, folder, "--out", out)) == []
    assert judged(events(FAKE, folder, "--out", out, "--fresh")) == every
    assert judged(events(FAKE, folder, "--out", out, "--student", "s001")) == ["s001"]
    assert judged(events(FAKE, folder, "--out", out, "--only", "failed")) == lost
    before = verdicts(out)
    found = events(FAKE, folder, "--out", out, "--exercise", "head", "--student", "s002")
    assert judged(found) == ["s002"]
    assert verdicts(out) == before
    assert "no exercise 'heads'" in grade(FAKE, folder, "--out", out, "--exercise", "heads", code=2)


def test_a_stopped_fresh_run_goes_on_with_the_same_command(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 12), tmp_path / "out"
    grade(FAKE, folder, "--out", out)
    process = start(FAKE, folder, "--out", out, "--fresh", "--jobs", 1, FAKE_SECONDS="1")
    noted = out / ".anew"
    assert wait_until(lambda: noted.exists() and len(noted.read_text().splitlines()) > 2, process)
    process.send_signal(signal.SIGINT)
    text, _ = process.communicate()
    assert process.returncode == 130 and "run the same command to go on" in text
    done = noted.read_text().splitlines()[1:]
    found = events(FAKE, folder, "--out", out, "--fresh")
    assert sorted([*judged(found), *done]) == [f"s{number:03d}" for number in range(12)]
    counted = next(event for event in found if event["event"] == "counted")
    assert counted["n_done_anew"] == len(done) > 1
    assert not noted.exists()


def test_the_profile_counts_pages_gradebook_and_writing(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 2), tmp_path / "out"
    told = events(FAKE, folder, "--out", out, "--profile")[-1]
    assert told["writing"] > 0 and 0 < told["shares"]["pages"] < 1
    profile = Profile(judges=2, pages=1.0, gradebook=2.0, checking=3.0)
    profile.since -= 10.0
    whole = profile.told()
    assert 10 <= whole.wall < 100
    assert sum(whole.shares.values()) == pytest.approx(1)
    assert whole.shares["gradebook"] == pytest.approx(0.2, rel=0.1)
    assert whole.shares["waiting"] == pytest.approx(0.55, rel=0.1)


def test_exit_code_3_where_a_scorecard_could_not_be_written(tmp_path: Path) -> None:
    folder, out = submissions(tmp_path / "in", 2), tmp_path / "out"
    (out / "scorecards" / ASSIGNMENT.name / "s001.json").mkdir(parents=True)
    found = events(FAKE, folder, "--out", out, code=3)
    done = next(event for event in found if event["event"] == "done")
    assert done["unwritten"] == {"s001": os.strerror(21)}

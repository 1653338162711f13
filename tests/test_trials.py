"""Trials of a course author's code: what is endless or ends its process costs only itself."""

import os
from pathlib import Path

import msgspec
import pytest

from autograder.proof.judging import tried
from autograder.proof.kept import Kept, run_or_recall
from autograder.proof.source import trial_of
from autograder.proof.trial import Images, Trial, Tried
from autograder.proof.workers import run_trials
from autograder.scoring.scorecard import CheckResult
from tests.corpus import harness

IMAGES = Images(harness.ROOT / "data")
KEYS = {"fake": {"freeze": "1", "thaw": "2"}}
PASSED = CheckResult("freeze", "flags_are_set", "passed", 2.0, 2.0, "The flags are set.")


def a_trial(code: str, name: str = "wrong/a.py", only: tuple[str, ...] = ("load",)) -> Trial:
    return Trial(harness.ASSIGNMENT, name, code, only)


def test_code_that_cannot_be_run_is_told() -> None:
    (one,) = tried([a_trial("import no_such_module")], IMAGES)
    assert one.results == () and "no_such_module" in one.error


def test_what_ends_its_process_is_told_and_the_next_is_judged() -> None:
    trials = [a_trial("import os; os._exit(3)"), a_trial(harness.solution(), "right/solution.py")]
    ended, judged = run_trials(trials, IMAGES)
    assert ended.results == () and ended.error == "ended its process (exit code 3)"
    assert judged.error == "" and {r.outcome for r in judged.results} == {"passed"}


def test_what_is_endless_is_ended() -> None:
    (one,) = run_trials([a_trial("import time\nwhile True: time.sleep(60)")], IMAGES, seconds=15)
    assert one.results == () and one.error == "took longer than 15 seconds and was ended"


def test_what_is_written_to_the_current_folder_is_thrown_away(tmp_path: Path) -> None:
    code = "open('left.txt', 'w').close()\nimport os\nfolder = os.getcwd()\n" + harness.solution()
    before = os.getcwd()
    (one,) = tried([a_trial(code)], IMAGES)
    assert one.error == "" and os.getcwd() == before
    assert not (Path(before) / "left.txt").exists()


def test_what_checks_say_regardless_of_others_is_asked_where_some_were_skipped() -> None:
    source = harness.source()
    path = harness.CORPUS / "wrong" / "truncate__printed_it.py"
    case = harness.read_case(path)
    asked, right = trial_of(case, source, regardless=True), a_trial(source.solution)
    one, other = tried([asked, msgspec.structs.replace(right, regardless=True)], IMAGES)
    assert {r.outcome for r in one.results} == {"failed", "skipped"}
    assert {r.outcome for r in one.regardless} == {"failed", "passed"}
    assert {r.name for r in one.regardless} == {r.name for r in one.results}
    assert other.regardless == ()


def test_checks_that_are_named_run_alone() -> None:
    trial = a_trial("def load_backbone(path):\n    return None")
    named = ("loads_keras_files", "loads_what_it_learned")
    (one,) = tried([msgspec.structs.replace(trial, checks=named)], IMAGES)
    assert {r.name: r.outcome for r in one.results} == dict.fromkeys(named, "failed")


def kept_one(path: Path) -> tuple[Kept, Trial]:
    trial = Trial("fake", "right/a.py", "code", ("freeze",), seed=3)
    kept = Kept(path, KEYS)
    kept.add(Tried(trial, (PASSED,)))
    return kept, trial


def test_a_finished_trial_is_recalled_from_its_file(tmp_path: Path) -> None:
    _, trial = kept_one(tmp_path / "kept")
    found = Kept(tmp_path / "kept", KEYS).find(trial)
    assert found == Tried(trial, (PASSED,))
    assert list(run_or_recall([trial], IMAGES, Kept(tmp_path / "kept", KEYS))) == [found]


@pytest.mark.parametrize(
    "change",
    [{"code": "other"}, {"seed": 4}, {"regardless": True}, {"only": ("thaw",)}, {"checks": ("a",)}],
)
def test_another_trial_is_not_recalled(tmp_path: Path, change: dict[str, object]) -> None:
    kept, trial = kept_one(tmp_path / "kept")
    assert kept.find(msgspec.structs.replace(trial, **change)) is None


def test_a_trial_whose_checks_have_changed_is_not_recalled(tmp_path: Path) -> None:
    _, trial = kept_one(tmp_path / "kept")
    assert Kept(tmp_path / "kept", {"fake": {"freeze": "9", "thaw": "2"}}).find(trial) is None
    assert Kept(tmp_path / "kept", {"fake": {"freeze": "1", "thaw": "9"}}).find(trial) is not None


def test_a_line_that_a_kill_has_torn_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    _, trial = kept_one(path)
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    later = msgspec.structs.replace(trial, seed=5)
    Kept(path, KEYS).add(Tried(later, (PASSED,)))
    again = Kept(path, KEYS)
    assert again.find(trial) and again.find(later)

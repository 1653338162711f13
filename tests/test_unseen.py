"""Solutions by writers who had not seen the checks: what came of them, at first and now."""

from pathlib import Path

import msgspec
import pytest

from autograder.checks import assignments
from autograder.proof.case import Case
from autograder.proof.judging import tried
from autograder.proof.source import trial_of
from autograder.proof.trial import Images
from tests.bench.unseen import UNSEEN, Record, cases, record_of
from tests.corpus import harness

CASES = [case for name in assignments() for case in cases(name)]
#: One of so many is judged here, and `make calibrate` judges all.
EVERY = 16
#: Of these the lesson's text leaves open whether they are wrong, and cases in `right/` do the same.
LEFT_OPEN = {
    "compare__pandas_new_figure",
    "train__early_stopping_accuracy",
    "truncate__sequential_of_layers",
}
RECORD = harness.ROOT / "data" / "calibration" / "checks" / "unseen.json"


def records(path: Path) -> dict[str, Record]:
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Record])


@pytest.mark.parametrize("case", CASES[EVERY - 1 :: EVERY], ids=lambda c: f"{c.kind}-{c.name}")
def test_what_is_asked_for_passes_and_nothing_else(case: Case) -> None:
    trial = trial_of(case, harness.source(case.assignment))
    (one,) = tried([trial], Images(harness.ROOT / "data"))
    assert one.error == ""
    assert bool(one.failed) == (case.kind == "wrong"), one.failed


def test_all_are_judged_rightly_now() -> None:
    found = records(RECORD)
    assert sorted(found) == sorted(assignments())
    for name, record in found.items():
        assert set(record.verdicts) == {f"{case.kind}/{case.name}.py" for case in cases(name)}
        assert record == record_of(record.verdicts)
        assert not record.false_passes and not record.false_fails


def test_what_was_judged_wrongly_at_first_is_kept() -> None:
    first = records(UNSEEN / "first.json")
    for name, record in first.items():
        assert record == record_of(record.verdicts)
        there = {case.name for case in cases(name)}
        gone = {Path(one).stem for one in record.verdicts} - there
        assert gone <= LEFT_OPEN
    assert sum(len(record.false_passes) for record in first.values()) == 23
    assert sum(len(record.false_fails) for record in first.values()) == 3

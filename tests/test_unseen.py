"""Solutions by writers who had not seen the checks: what came of them, at first and now."""

from itertools import product
from pathlib import Path

import msgspec
import pytest

from autograder.checks import assignments
from autograder.proof.source import trial_of
from autograder.proof.trial import Images
from autograder.proof.workers import SECONDS, run_trials
from tests.bench.unseen import KNOWN, ROUNDS, UNSEEN, Record, cases, record_of, verdict_of
from tests.corpus import harness
from tests.today import todays

CASES = {
    f"{of}/{name}/{case.kind}/{case.name}": case
    for of, name in product(ROUNDS, assignments())
    for case in cases(of, name)
}
#: One of so many is judged in a day, and `make calibrate` judges all.
PARTS = 60
#: What never ends is stopped after so many seconds.
ENDLESS = {"first/transfer_learning/wrong/evaluate__endless_loop": 60.0}
#: Of these the lesson's text leaves open whether they are wrong, and some do as cases in `right/`.
LEFT_OPEN = {
    "cache__goes_on_from_here",
    "compare__frame_plot",
    "compare__pandas_new_figure",
    "compare__plot_of_the_frame",
    "head__extractor_as_layer",
    "head__nested",
    "measure__next_without_reset",
    "train__early_stopping_accuracy",
    "truncate__layers_chained",
    "truncate__one_after_another",
    "truncate__sequential_of_layers",
}
RECORD = harness.ROOT / "data" / "calibration" / "checks" / "unseen.json"


def misjudged(of: str, name: str, record: Record) -> set[str]:
    return {f"{of}/{name}/{one}" for one in record.false_passes + record.false_fails}


@pytest.mark.parametrize("where", todays(sorted(CASES), PARTS))
def test_what_is_asked_for_passes_and_nothing_else(where: str) -> None:
    case = CASES[where]
    trial = trial_of(case, harness.source(case.assignment))
    (one,) = run_trials([trial], Images(harness.ROOT / "data"), seconds=ENDLESS.get(where, SECONDS))
    assert one.error.startswith("took longer") if where in ENDLESS else one.error == ""
    known = f"{where}.py" in KNOWN
    failed = verdict_of(one).failed
    assert bool(failed) == ((case.kind == "wrong") is not known), failed


def test_all_but_the_known_ones_are_judged_rightly_now() -> None:
    found = msgspec.json.decode(RECORD.read_bytes(), type=dict[str, dict[str, Record]])
    assert tuple(found) == ROUNDS
    wrong = set()
    for of, records in found.items():
        assert sorted(records) == sorted(assignments())
        for name, record in records.items():
            assert set(record.verdicts) == {
                f"{case.kind}/{case.name}.py" for case in cases(of, name)
            }
            assert record == record_of(record.verdicts)
            wrong |= misjudged(of, name, record)
    assert wrong == set(KNOWN)


@pytest.mark.parametrize(
    ("of", "passed", "failed"), [("first", 23, 3), ("second", 29, 1), ("third", 7, 0)]
)
def test_what_was_judged_wrongly_at_first_is_kept(of: str, passed: int, failed: int) -> None:
    path = UNSEEN / of / "at_first.json"
    first = msgspec.json.decode(path.read_bytes(), type=dict[str, Record])
    for name, record in first.items():
        assert record == record_of(record.verdicts)
        there = {case.name for case in cases(of, name)}
        gone = {Path(one).stem for one in record.verdicts} - there
        assert gone <= LEFT_OPEN
    assert sum(len(record.false_passes) for record in first.values()) == passed
    assert sum(len(record.false_fails) for record in first.values()) == failed

"""Right work judged by many seeds: what is counted, and what stays where some is measured anew."""

from autograder.proof.trial import Trial, Tried
from autograder.scoring.scorecard import CheckResult, Measured, Outcome
from tests.bench.seeds import Record, add, in_order, without


def tried(exercise: str, seed: int, outcome: Outcome, *shares: float) -> Tried:
    """A trial of one check; where there are shares, of one that measured an accuracy."""
    measured = (Measured("test images", 18, 0.7, shares),) if shares else ()
    result = CheckResult(exercise, "moves", outcome, 0, 1, "It moves.", "Why.", measured=measured)
    return Tried(Trial("lesson", "the solution", "", (exercise,), seed), (result,))


def record() -> Record:
    """Three verdicts on `train`, of which one is a failure, and one on `head`."""
    found = Record("lesson", {"train": 3, "head": 1}, 20)
    add(found, tried("train", 2, "passed", 0.8, 0.9))
    add(found, tried("train", 0, "failed", 0.75))
    add(found, tried("train", 1, "passed", 0.95))
    add(found, tried("head", 0, "passed"))
    return in_order(found)


def test_verdicts_failures_and_accuracies_are_counted() -> None:
    found = record()
    assert list(found.seeds) == ["head", "train"]
    assert list(found.checks) == ["head: moves", "train: moves"]
    moves = found.checks["train: moves"]
    assert moves.verdicts == 3 and moves.failed == ["the solution, seed 0: failed, Why."]
    assert 0.33 < moves.at_most < 1
    measured = found.accuracies["train: 18 test images"]
    assert measured.first == [0.75, 0.8, 0.95] and round(measured.margin, 3) == 0.05
    assert measured.near == ["the solution, seed 2: 80.0%, 90.0%"]


def test_a_check_that_was_skipped_gave_no_verdict() -> None:
    found = Record("lesson", {"train": 1}, 20)
    add(found, tried("train", 0, "skipped"))
    assert found.checks == {}


def test_what_cannot_be_judged_counts_as_a_failure() -> None:
    found = Record("lesson", {"train": 1}, 20)
    add(found, Tried(Trial("lesson", "the solution", "", ("train",), 4), (), "It is endless."))
    assert found.checks["train: can be judged"].failed == ["the solution, seed 4: It is endless."]


def test_a_check_is_measured_anew_and_the_others_stay() -> None:
    before = record()
    add(before, Tried(Trial("lesson", "the solution", "", ("train",), 4), (), "It is endless."))
    found = without(before, {"train: moves"})
    assert found.seeds == {"head": 1, "train": 3}
    assert list(found.checks) == ["head: moves"] and len(found.accuracies) == 1
    found.accuracies.clear()
    for seed, share in ((2, (0.8, 0.9)), (0, (0.75,)), (1, (0.95,))):
        add(found, tried("train", seed, "failed" if seed == 0 else "passed", *share))
    assert in_order(found) == record()


def test_the_accuracies_of_a_check_that_measures_go_with_it() -> None:
    assert without(record(), {"train: tells_unseen_shoes_apart"}).accuracies == {}

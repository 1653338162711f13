"""Mutants of a solution are failed, but for those that still do what the exercise asks.

A sample: `make calibrate` judges all of them, and what it found is read here.
"""

from functools import cache

import msgspec
import pytest

from autograder.checks import assignments
from autograder.proof.judging import tried
from autograder.proof.trial import Images
from tests.corpus import harness
from tests.mutants import (
    Mutant,
    Record,
    classified,
    is_caught,
    mutants_of,
    record_of,
    trials,
)

EVERY = 67
RECORDS = harness.ROOT / "data" / "calibration" / "checks"


@cache
def mutants(name: str) -> dict[str, Mutant]:
    return {one.id: one for one in mutants_of(harness.source(name))}


@pytest.mark.parametrize("name", assignments())
def test_each_mutant_has_its_own_id_and_differs(name: str) -> None:
    source = harness.source(name)
    every = mutants_of(source)
    assert len(mutants(name)) == len(every) > 150
    assert all(one.diff and one.code != source.solved[one.exercise] for one in every)


@pytest.mark.parametrize("name", assignments())
def test_every_mutant_was_read_once(name: str) -> None:
    read, known = classified(name), mutants(name)
    assert sorted(read) == sorted(known), "classify new mutants, and drop those that are none"
    for one in read.values():
        assert one.diff == known[one.id].diff
        assert one.reason.endswith(".")


@pytest.mark.parametrize("name", assignments())
def test_a_sample_is_failed_where_it_is_wrong(name: str) -> None:
    sample = list(mutants(name).values())[::EVERY]
    found = tried(trials(sample, harness.source(name)), Images(harness.ROOT / "data"))
    wrong = {one.id: classified(name)[one.id].verdict == "wrong" for one in sample}
    assert {one.trial.name: is_caught(one) for one in found} == wrong


@pytest.mark.parametrize("name", assignments())
def test_the_record_is_of_todays_mutants_and_none_is_open(name: str) -> None:
    """If this fails, run `make calibrate` and commit what it wrote."""
    path = RECORDS / f"{name}_mutants.json"
    record = msgspec.json.decode(path.read_bytes(), type=Record)
    assert sum(record.mutants.values()) == len(mutants(name))
    assert (record.missed, record.blamed, record.unread) == ((), (), ())


def test_a_mutant_that_is_judged_otherwise_than_it_was_read_is_told() -> None:
    name = harness.ASSIGNMENT
    read = classified(name)
    equivalent = next(one.id for one in read.values() if one.verdict == "equivalent")
    wrong = next(one.id for one in read.values() if one.verdict == "wrong")
    some = {one: mutants(name)[one] for one in (equivalent, wrong)}
    record = record_of(name, some, {equivalent: True, wrong: False}, read)
    assert (record.missed, record.blamed, record.unread) == ((wrong,), (equivalent,), ())
    assert record_of(name, some, dict.fromkeys(some, True), {}).unread == tuple(sorted(some))

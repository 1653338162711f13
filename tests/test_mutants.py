"""Mutants of the solution are caught, but for those that still do what the exercise asks.

A sample: `make calibrate` judges all of them.
"""

import pytest

from tests.mutants import Mutant, classified, is_caught, judged, lesson, mutants_of

EVERY = 37


@pytest.fixture(scope="module")
def mutants() -> list[Mutant]:
    return mutants_of(lesson())


def test_each_mutant_has_its_own_id_and_differs(mutants: list[Mutant]) -> None:
    assert len({one.id for one in mutants}) == len(mutants) > 200
    solved = lesson().solved
    assert all(one.diff and one.code != solved[one.exercise] for one in mutants)


def test_each_classified_survivor_is_a_mutant_and_says_why(mutants: list[Mutant]) -> None:
    known = {one.id: one for one in mutants}
    for survivor in classified().values():
        assert survivor.id in known, f"{survivor.id} is no mutant any more; drop it"
        assert survivor.diff == known[survivor.id].diff
        assert survivor.reason.endswith(".")
    assert {one.verdict for one in classified().values()} == {"equivalent"}


def test_a_sample_is_caught_where_it_is_wrong(mutants: list[Mutant]) -> None:
    sample = mutants[::EVERY]
    found = {tried.trial.name: is_caught(tried) for tried in judged(sample, lesson())}
    assert found == {one.id: one.id not in classified() for one in sample}

"""Somebody who sees only the feedback on a wrong solution can say what to change."""

import msgspec

from autograder.checks import assignments
from autograder.proof.judging import tried
from autograder.proof.source import trial_of
from autograder.proof.trial import Images
from tests.corpus import harness
from tests.readings import READINGS, N, Readings, drawn, told

#: Of 30; what was not understood is a message to write better.
LEAST_RIGHT = 27


def test_thirty_different_cases_of_all_lessons_are_drawn_by_the_seed() -> None:
    names = [f"{case.assignment}/{case.name}" for case in drawn(7)]
    assert len(set(names)) == len(names) == N
    assert {name.split("/")[0] for name in names} == {*assignments()}
    assert (
        [case.name for case in drawn(7)]
        == [case.name for case in drawn(7)]
        != [case.name for case in drawn(8)]
    )


def test_the_text_is_what_the_page_says_and_does_not_name_the_case() -> None:
    case = harness.read_case(harness.CORPUS / "wrong" / "truncate__printed_it.py")
    (one,) = tried([trial_of(case, harness.source())], Images(harness.ROOT / "data"))
    text = told(one)
    assert "truncate should return a Keras model, but it returned None" in text
    assert "What seems to be behind it" in text and "Hint" in text
    assert case.name not in text and case.title not in text and "font-family" not in text


def test_what_readers_said_of_thirty_cases_is_kept_and_most_were_right() -> None:
    found = msgspec.json.decode(READINGS.read_bytes(), type=Readings)
    cases = {f"{c.assignment}/{c.name}" for n in assignments() for c in harness.cases("wrong", n)}
    assert len({one.case for one in found.readings}) == len(found.readings) == N
    assert {one.case for one in found.readings} <= cases
    assert all(one.would_change.strip() and one.right is not None for one in found.readings)
    assert sum(bool(one.right) for one in found.readings) >= LEAST_RIGHT

"""What takes turns is there, comes round in so many days, and runs whenever it is asked for."""

from pathlib import Path

import pytest

from tests import today
from tests.today import IN_TURN, PARTS, todays, waits

HERE = Path(__file__).parent


@pytest.mark.parametrize("entry", IN_TURN)
def test_each_takes_its_turn_once(entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, _, function = entry.partition("::")
    assert f"def {function or 'test_'}" in (HERE / name).read_text("utf-8")
    days = []
    for day in range(PARTS):
        monkeypatch.setattr(today, "TODAY", day)
        days.append(not waits(f"{name}::{function or 'test_anything'}"))
    assert days.count(True) == 1


@pytest.mark.parametrize("parts", [2, 3, 40])
def test_what_has_parts_and_turns_comes_round_whole(
    parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    for turn in range(parts):
        monkeypatch.setattr(today, "TODAY", 3 + turn * PARTS)
        tried += todays(range(2 * parts), parts, PARTS)
    assert sorted(tried) == list(range(2 * parts))


def test_what_is_asked_for_never_waits_nor_does_what_has_no_turn() -> None:
    assert not any(waits(entry, [f"tests/{entry}"]) for entry in IN_TURN)
    assert not waits("test_check.py::test_the_command") and not waits("test_today.py::test_any")
    assert any(waits(entry, ["tests"]) for entry in IN_TURN)

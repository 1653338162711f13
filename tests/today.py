"""What is tried today of what takes long: one part of it, and another one every day."""

import datetime
from collections.abc import Sequence
from typing import TypeVar

TODAY = datetime.date.today().toordinal()
Thing = TypeVar("Thing")

#: Whole courses, batches and releases, each of which takes a minute and more, by the beginning of
#: the test's name. They take turns of PARTS days; in this order each day's share takes about as
#: long as another's.
IN_TURN = (
    "test_cluster.py", "test_kills.py", "test_nbgrader_differences.py", "test_nbgrader.py",
    "test_nbgrader_equivalence.py", "test_check.py::test_pytest_in_the_folder",
    "test_thresholds.py::test_three_kinds_of_photos", "test_soak.py",
    "test_package.py", "test_nbgrader_walkthrough.py", "test_new.py", "test_contributing.py",
    "test_nbgrader_lessons.py", "test_oddities.py", "test_release_install.py",
    "test_nbgrader_formgrader.py", "test_hostile.py::test_hostile_submissions_win_nothing_from_an",
    "test_further.py",
)  # fmt: skip
PARTS = 4


def part(parts: int, every: int = 1) -> int:
    """Which of so many parts is today's, for what is tried `every` so many days."""
    return TODAY // every % parts


def todays(things: Sequence[Thing], parts: int, every: int = 1) -> Sequence[Thing]:
    """One of so many parts of these: in so many turns all of them are tried."""
    return things[part(parts, every) :: parts]


def waits(test: str, asked: Sequence[str] = ()) -> bool:
    """Whether a test, `test_file.py::test_name`, is another day's and nobody `asked` for."""
    turn = next((entry for entry in IN_TURN if test.startswith(entry)), None)
    if turn is None or turn in todays(IN_TURN, PARTS):
        return False
    return not any(test.partition("::")[0] in one for one in asked)

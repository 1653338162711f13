"""The scorecards of a batch, read back from its OUT folder."""

from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.grading.kept import read_kept
from autograder.scoring.scorecard import Scorecard


class Read(msgspec.Struct, frozen=True):
    """Scorecards by student, and whose are not there or damaged."""

    cards: tuple[Scorecard, ...]
    left_out: tuple[str, ...]


def read_cards(out: Path, assignment: str) -> Read:
    """All scorecards in OUT; UsageError if there are none."""
    folder = out / "scorecards" / assignment
    read = read_these(out, assignment, (path.stem for path in folder.glob("*.json")))
    if not read.cards:
        whole = " that are whole" if read.left_out else ""
        raise UsageError(
            f"there are no scorecards{whole} in {folder}; name the folder that you gave to "
            "`autograder grade --out`"
        )
    return read


def read_these(out: Path, assignment: str, students: Iterable[str]) -> Read:
    """The scorecards of these students."""
    folder = out / "scorecards" / assignment
    found = {student: read_kept(folder, student) for student in sorted(students)}
    return Read(
        tuple(card for card in found.values() if card is not None),
        tuple(student for student, card in found.items() if card is None),
    )


def damaged(students: Collection[str]) -> str:
    """Whose scorecards were left out, and what to do."""
    return f"{len(students)} with a damaged scorecard, to be graded again: {', '.join(students)}"

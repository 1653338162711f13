"""The scorecards of a batch, read back from its OUT folder."""

from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.scoring.scorecard import Scorecard, read_scorecard


def read_cards(out: Path, assignment: str) -> list[Scorecard]:
    """All scorecards in OUT, by student; UsageError if there are none, or one is damaged."""
    folder = out / "scorecards" / assignment
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(
            f"there are no scorecards in {folder}; name the folder that you gave to "
            "`autograder grade --out`"
        )
    cards = []
    for path in paths:
        try:
            cards.append(read_scorecard(path))
        except msgspec.MsgspecError as error:
            raise UsageError(f"{path} is no scorecard ({error}); grade again") from error
    return sorted(cards, key=lambda card: card.student)

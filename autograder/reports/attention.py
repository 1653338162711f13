"""Which submissions a person should look at, and why."""

from collections.abc import Sequence

import msgspec

from autograder.reports.marks import status
from autograder.reports.statistics import percent
from autograder.scoring.scorecard import Scorecard

#: So many percent above or below the pass mark a second look may decide.
NEAR = 3.0
REASONS = (
    "could not be judged", "stopped", "file or cells", "near a threshold", "near the pass mark",
)  # fmt: skip


class Attention(msgspec.Struct, frozen=True):
    """One submission, and each reason with what is known."""

    student: str
    reasons: tuple[tuple[str, str], ...]


def needs_attention(cards: Sequence[Scorecard], pass_percent: float) -> tuple[Attention, ...]:
    """The submissions that need a person: the grader's own faults first, close marks last."""
    found = [Attention(card.student, _reasons(card, pass_percent)) for card in cards]
    return tuple(
        sorted(
            (one for one in found if one.reasons),
            key=lambda one: (REASONS.index(one.reasons[0][0]), one.student),
        )
    )


def _reasons(card: Scorecard, pass_percent: float) -> tuple[tuple[str, str], ...]:
    reasons: list[tuple[str, str]] = []
    if card.ungradable:
        faults = [result.message for result in card.checks if result.outcome == "ungradable"]
        reasons.append((REASONS[0], faults[0]))
    if status(card) in ("crashed", "timed out", "memory exceeded"):
        stopped = [r for r in card.checks if r.outcome == status(card)]
        reasons.append((REASONS[1], f"{stopped[0].exercise}: {stopped[0].outcome}"))
    if card.notes:
        reasons.append((REASONS[2], "; ".join(card.notes)))
    close = [f"{result.exercise}: {result.note}" for result in card.checks if result.note]
    if close:
        reasons.append((REASONS[3], " ".join(close)))
    if not card.ungradable and abs(percent(card) - pass_percent) <= NEAR:
        reasons.append((REASONS[4], f"{percent(card):.1f} %"))
    return tuple(reasons)

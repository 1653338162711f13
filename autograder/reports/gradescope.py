"""A scorecard as the results.json that a Gradescope autograder leaves behind.

https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format
"""

from pathlib import Path
from typing import Any, Literal

import msgspec

from autograder.errors import UsageError
from autograder.messages import sentences, told
from autograder.reports.feedback import SHOWN
from autograder.reports.reasons import behind_of, hint_of
from autograder.reports.totals import Booked
from autograder.reports.words import in_words
from autograder.scoring.scorecard import CheckResult, Scorecard

Shown = Literal["visible", "after_due_date", "after_published", "hidden"]


def results_of(
    card: Scorecard, hidden_checks: Shown = "after_published", booked: Booked | None = None
) -> dict[str, Any]:
    """What Gradescope reads: the score, and each check as a test with its visibility.

    With a mark from the gradebook the score is that one, and the text says what it is made of.

    Texts are "text", never HTML or Markdown, as they quote what students wrote. There is no
    leaderboard, and standard output stays with instructors. Raises UsageError for an ungradable
    submission: Gradescope would take whatever is written for a mark.
    """
    if card.ungradable:
        raise UsageError(f"{card.student} could not be judged; grade it again")
    text = "Each check below says what holds, and what does not yet."
    if booked is not None:
        text += (
            f"\nThe score is {booked.score:g} of {booked.max_score:g}: {booked.by_hand:g} points "
            f"were given by hand, and {booked.late_penalty:g} taken off for lateness."
        )
    return {
        "score": card.score if booked is None else booked.score,
        "output": text,
        "execution_time": round(card.seconds),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(result, at, hidden_checks) for at, result in _numbered(card)],
        "extra_data": {"assignment": card.assignment, "notes": list(card.notes)},
    }


def write_results(
    card: Scorecard,
    path: Path,
    hidden_checks: Shown = "after_published",
    booked: Booked | None = None,
) -> None:
    """Write results.json."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = results_of(card, hidden_checks, booked)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=2))


def _numbered(card: Scorecard) -> list[tuple[str, CheckResult]]:
    """Each check with its number: exercise, then check, both from 1."""
    exercises = list(dict.fromkeys(result.exercise for result in card.checks))
    numbered = []
    for at, exercise in enumerate(exercises, start=1):
        results = card.of_exercise(exercise)
        numbered += [(f"{at}.{n}", result) for n, result in enumerate(results, start=1)]
    return numbered


def _test(result: CheckResult, number: str, hidden_checks: Shown) -> dict[str, Any]:
    sign, word, _ = SHOWN[result.outcome]
    translate = sentences()
    lines = [f"{sign} {translate(word)}"]
    lines += [told(result.message)] if result.message else []
    behind, hint = behind_of(result.misconception), hint_of(result.misconception, result.hint)
    lines += [f"{translate('What seems to be behind it')}: {behind}"] if behind else []
    if result.outcome != "passed":
        lines += [f"  {line}" for figure in result.figures for line in in_words(figure)]
    lines += [f"{translate('Hint')}: {hint}"] if hint else []
    return {
        "name": f"{result.exercise}: {told(result.sentence)}",
        "number": number,
        "score": result.points,
        "max_score": result.max_points,
        "status": "passed" if result.outcome == "passed" else "failed",
        "output": "\n".join(lines),
        "visibility": "visible" if result.visibility == "public" else hidden_checks,
        "tags": [tag for tag in (result.exercise, result.misconception) if tag],
        "extra_data": {"check": result.name, "outcome": result.outcome},
    }

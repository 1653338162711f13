"""Scorecards as JUnit XML, which continuous integration services show.

A suite for each student, a case for each check. A check that did not pass is a failure, one that
stopped is an error, one that was not looked at is skipped.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.messages import misconception
from autograder.messages.hints import advice
from autograder.reports.totals import Booked
from autograder.scoring.scorecard import CheckResult, Scorecard

#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
KINDS = {"passed": "", "failed": "failure", "not attempted": "failure", "skipped": "skipped"}


def write_junit(
    cards: Sequence[Scorecard], path: Path, booked: Mapping[str, Booked] | None = None
) -> None:
    """Write one file with a suite for each scorecard; its properties hold the score.

    `booked` are marks of the gradebook, which have the last word.
    """
    root = ET.Element("testsuites", name="autograder")
    for card in sorted(cards, key=lambda card: card.student):
        kinds = [_kind(result) for result in card.checks]
        suite = ET.SubElement(
            root,
            "testsuite",
            name=_text(card.student),
            tests=str(len(kinds)),
            failures=str(kinds.count("failure")),
            errors=str(kinds.count("error")),
            skipped=str(kinds.count("skipped")),
            time=f"{card.seconds:.3f}",
        )
        _properties(suite, card, (booked or {}).get(card.student))
        for result, kind in zip(card.checks, kinds):
            case = ET.SubElement(
                suite,
                "testcase",
                classname=f"{card.assignment}.{result.exercise}",
                name=_text(result.sentence),
                time=f"{result.seconds:.3f}",
            )
            if kind:
                told = ET.SubElement(case, kind, message=_text(result.message.split("\n")[0]))
                if kind != "skipped":
                    told.set("type", result.outcome)
                    told.text = _text(_told(result))
    ET.indent(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _properties(suite: ET.Element, card: Scorecard, booked: Booked | None) -> None:
    """Score and most points, and what a gradebook's mark is made of; none where there is none."""
    if card.ungradable and booked is None:
        return
    values = {"score": card.score, "max_score": card.max_score}
    if booked is not None:
        values = {
            "score": booked.score,
            "max_score": booked.max_score,
            "by_hand": booked.by_hand,
            "late_penalty": booked.late_penalty,
        }
    found = ET.SubElement(suite, "properties")
    for name, value in values.items():
        ET.SubElement(found, "property", name=name, value=f"{value:g}")


def _told(result: CheckResult) -> str:
    """Message, misconception and hint, in English like all else in the file."""
    name = result.misconception
    behind = f"What seems to be behind it: {misconception(name, 'en')}" if name else ""
    hint = f"Hint: {advice(name, 'en').hint or result.hint}"
    return "\n".join(text for text in (result.message, behind, hint) if text)


def _kind(result: CheckResult) -> str:
    return KINDS.get(result.outcome, "error")


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

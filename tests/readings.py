"""What somebody who sees only the feedback would change: 30 wrong solutions, drawn by a seed.

    python -m tests.readings --seed 1 --out texts

writes what a student would read about each, `texts/01.txt` to `texts/30.txt`, without the name of
the case. A reader who has not seen the code writes down for each what to change. That, and whether
it is right, stands in `tests/corpus/readings.json`, in the order of the texts; `--form` writes that
file with the reader's part still to be filled in.
"""

import argparse
import html.parser
import json
import random
import re
from pathlib import Path

import msgspec

from autograder.checks import assignments, load_assignment
from autograder.proof.case import Case
from autograder.proof.judging import tried
from autograder.proof.source import trial_of
from autograder.proof.trial import Images, Tried
from autograder.reports.feedback import feedback_page
from autograder.reports.pages import render
from autograder.scoring.scorecard import scorecard
from tests.corpus import harness

N = 30
READINGS = harness.CORPUS / "readings.json"
UNSEEN = ("script", "style", "svg", "title", "header", "footer")
LINES = ("p", "li", "tr", "h1", "h2", "section", "div", "pre", "summary", "figure", "caption", "ul")
WORDS = ("td", "th", "span", "dt", "dd", "option")


class Reading(msgspec.Struct, frozen=True):
    """A case as "assignment/name", what its reader would change, and whether that is right."""

    case: str
    would_change: str = ""
    right: bool | None = None


class Readings(msgspec.Struct, frozen=True):
    """All of them, as `drawn` by the seed when they were read."""

    seed: int
    readings: tuple[Reading, ...]


class _Text(html.parser.HTMLParser):
    """The words of a page, a line for each of its blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in UNSEEN
        self.parts.append("\n" if tag in LINES else " " if tag in WORDS else "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self.parts.append("\n" if tag in LINES else " " if tag in WORDS else "")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def drawn(seed: int) -> list[Case]:
    """Wrong cases of all lessons, as many of each, in a random order."""
    rng = random.Random(seed)
    names = assignments()
    shares = [N // len(names) + (at < N % len(names)) for at in range(len(names))]
    cases = [
        case
        for name, n in zip(names, shares)
        for case in rng.sample(harness.cases("wrong", name), n)
    ]
    rng.shuffle(cases)
    return cases


def told(one: Tried) -> str:
    """What a student's page says of the exercise, as plain text."""
    card = scorecard("you", one.trial.assignment, one.results)
    page = feedback_page(card, load_assignment(one.trial.assignment))
    text = _Text()
    text.feed(render("feedback.html", page=page))
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(text.parts).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the texts")
    parser.add_argument("--form", action="store_true", help=f"begin {READINGS.name} anew")
    asked = parser.parse_args()
    cases = drawn(asked.seed)
    trials = [trial_of(case, harness.source(case.assignment)) for case in cases]
    asked.out.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(tried(trials, Images(harness.ROOT / "data")), start=1):
        (asked.out / f"{number:02d}.txt").write_text(told(one), "utf-8")
    if asked.form:
        form = Readings(asked.seed, tuple(Reading(f"{c.assignment}/{c.name}") for c in cases))
        text = json.dumps(msgspec.to_builtins(form), indent=1, ensure_ascii=False)
        READINGS.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

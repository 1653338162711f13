"""All hostile submissions in one batch, among honest ones: `python -m tests.corpus.hostile.batch`.

Three kinds: attacks on the machine, put into an exercise of an honest solution; attacks on the
marks, each an honest solution with one exercise exchanged; and files that are hostile themselves.
"""

import argparse
import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import psutil

from autograder.checks import load_assignment
from autograder.confinement.level import Isolation
from autograder.grading.discovery import discover
from autograder.grading.pool import Event, Judged, Judges
from autograder.grading.tasks import JudgeConfig, Task
from autograder.reports.marks import mark_of, write_marks
from autograder.scoring.scorecard import Scorecard, write_scorecard
from tests.corpus import harness as corpus
from tests.corpus.hostile.files import write_files
from tests.corpus.hostile.harness import PRELUDE, Attack, Target, attacks, read_attack, target

WHOLE = Path(__file__).parent / "whole"
#: The exercise that attacks on the machine are put into, and those that honest work is judged in.
CARRIER = "compare"
HONEST = ("inspect", "truncate", "compare")
#: Honest submissions of the sample class, under names that spread them over the batch.
AMONG = {
    "a-honest": "ada.ipynb",
    "g-honest": "ben.py",
    "p-honest": "dev.ipynb",
    "z-honest": "hugo.py",
}
#: Seconds for a call: many times what honest work takes, and all that an attack wins which waits.
CALL_SECONDS = 30.0
MAX_CARD = 200_000
LEFT_SECONDS = 60.0


@dataclass(frozen=True)
class Entry:
    """One submission of the batch: the exercises it is judged in, and what it may earn in them.

    `says` is a part of some message on its scorecard.
    """

    student: str
    only: tuple[str, ...]
    at_most: float
    at_least: float = 0.0
    says: str = ""


@dataclass
class Outcome:
    """What came of the batch: scorecards by student, and what was broken or left behind."""

    entries: list[Entry]
    cards: dict[str, Scorecard] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def problems(self) -> list[str]:
        """Everything that did not hold."""
        found = [why for entry in self.entries for why in _problems(entry, self.cards)]
        return self.broken + found

    def report(self) -> dict[str, object]:
        """Figures of the batch, as they are kept."""
        hostile = [entry for entry in self.entries if not entry.student.endswith("-honest")]
        bad = {entry.student for entry in self.entries if _problems(entry, self.cards)}
        return {
            "user": os.geteuid(),
            "hostile_tried": len(hostile),
            "hostile_held": sum(entry.student not in bad for entry in hostile),
            "honest": len(self.entries) - len(hostile),
            "honest_right": sum(
                entry.student not in bad for entry in self.entries if entry not in hostile
            ),
            "left_behind": self.broken,
            "seconds": round(self.seconds, 1),
        }


def carrier(attack: Attack, told: dict[str, object]) -> str:
    """An honest solution whose `compare` runs the attack, and returns what it got."""
    given = f"TARGET = {told!r}\n" + PRELUDE.read_text("utf-8")
    run = "\n\ndef compare(accuracies):\n    return attempt()\n"
    return corpus.module_with(given, attack.source, run)


def marks_attacks() -> list[Attack]:
    """The attacks on the marks of one exercise, by name."""
    return [read_attack(path) for path in sorted(WHOLE.glob("*.py"))]


def fill(folder: Path, told: dict[str, object], part: int = 0, parts: int = 1) -> list[Entry]:
    """Write the submissions of one part of the corpus, and all honest ones."""
    full, hugo = _points("ada"), _points("hugo")
    entries = []
    for student, name in AMONG.items():
        (folder / f"{student}{Path(name).suffix}").write_bytes(
            (corpus.CORPUS / "class" / name).read_bytes()
        )
        earned = sum((hugo if name == "hugo.py" else full)[exercise] for exercise in HONEST)
        entries.append(Entry(student, HONEST, earned, earned))
    # Dealt out as one list, so that no part gets what is left over of every kind.
    on_machine, on_marks = attacks(), marks_attacks()
    for attack in on_machine[part::parts]:
        (folder / f"machine-{attack.name}.py").write_text(carrier(attack, told), "utf-8")
        entries.append(Entry(f"machine-{attack.name}", (CARRIER,), 0.0))
    part = (part - len(on_machine)) % parts
    for attack in on_marks[part::parts]:
        code = corpus.module_with(attack.source)
        (folder / f"marks-{attack.name}.py").write_text(code, "utf-8")
        earns = float(attack.fields.get("earns", 0))
        entries.append(Entry(f"marks-{attack.name}", (attack.fields["exercise"],), earns))
    for file in write_files(folder, (part - len(on_marks)) % parts, parts):
        earned = full[CARRIER] if file.honest else 0.0
        entries.append(Entry(file.student, (CARRIER,), earned, earned, file.says))
    return entries


def run(part: int = 0, parts: int = 1, judges: int = 1, isolation: Isolation = "full") -> Outcome:
    """Judge one part of the corpus in one batch, and look at what it left on the machine."""
    with target() as aim, tempfile.TemporaryDirectory(prefix="autograder-batch-") as name:
        place, out = Path(name) / "tmp", Path(name) / "out"
        folder = Path(name) / "submissions"
        for made in (place, out, folder):
            made.mkdir()
        aim.told |= {
            "neighbour": str(aim.folder),
            "warm": aim.told["victim"],
            "data": str(corpus.ROOT / "data"),
        }
        outcome = Outcome(fill(folder, aim.told, part, parts))
        was = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = str(place)
        aim.before = aim.state()
        files = _listing(folder)
        start = time.monotonic()
        try:
            outcome.cards = _judge(folder, out, outcome.entries, judges, isolation)
        finally:
            outcome.seconds = time.monotonic() - start
            del os.environ["TMPDIR"]
            if was is not None:
                os.environ["TMPDIR"] = was
        outcome.broken = _broken(aim, outcome.cards.values())
        if _listing(folder) != files:
            outcome.broken.append("the folder of submissions changed")
        outcome.broken += _left_in(place)
    return outcome


def _judge(
    folder: Path, out: Path, entries: Sequence[Entry], judges: int, isolation: Isolation
) -> dict[str, Scorecard]:
    only = {entry.student: entry.only for entry in entries}
    found = discover(folder, corpus.ASSIGNMENT)
    tasks = [Task(one, only.get(one.student, (CARRIER,))) for one in found]
    config = JudgeConfig(
        assignment=corpus.ASSIGNMENT,
        data=str(corpus.ROOT / "data"),
        call_seconds=CALL_SECONDS,
        isolation=isolation,
    )
    cards: dict[str, Scorecard] = {}

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            cards[event.card.student] = event.card
            write_scorecard(event.card, out / f"{event.card.student}.json")

    with Judges(config, judges) as all_judges:
        all_judges.run(tasks, keep)
    assignment = load_assignment(corpus.ASSIGNMENT)
    marks = [mark_of(card) for card in cards.values()]
    write_marks(marks, assignment, out / "marks.csv")
    return cards


def _problems(entry: Entry, cards: dict[str, Scorecard]) -> list[str]:
    """What is wrong with one submission's scorecard."""
    card = cards.get(entry.student)
    if card is None:
        return [f"{entry.student!r} has no scorecard"]
    found = []
    if card.ungradable:
        why = [check.message for check in card.checks if check.outcome == "ungradable"]
        found.append(f"could not be judged: {why}")
    if not entry.at_least <= card.score <= entry.at_most:
        found.append(f"earned {card.score} instead of {entry.at_least} to {entry.at_most}")
    silent = [c.name for c in card.checks if c.outcome != "passed" and not c.message]
    if silent or not card.checks:
        found.append(f"its scorecard does not say what happened in {silent}")
    if entry.says and not any(entry.says in check.message for check in card.checks):
        found.append(f"says {card.checks[0].message!r} instead of {entry.says!r}")
    if len(msgspec.json.encode(card)) > MAX_CARD:
        found.append("its scorecard is too large")
    return [f"{entry.student!r} {why}" for why in found]


def _broken(aim: Target, cards: Iterable[Scorecard]) -> list[str]:
    """What changed on the machine, was reached, or came out."""
    state = aim.state()
    found = [f"{name} changed" for name, was in aim.before.items() if state[name] != was]
    found += [f"{server} was reached" for server in aim.reached()]
    token = aim.token.encode()
    return found + [f"{c.student} has the token" for c in cards if token in msgspec.json.encode(c)]


def _left_in(place: Path) -> list[str]:
    """Processes with a home below `place`, and files that are still there."""
    until = time.monotonic() + LEFT_SECONDS
    while True:
        left = [
            str(process)
            for process in psutil.process_iter(["environ"])
            if (process.info["environ"] or {}).get("HOME", "").startswith(str(place))
        ]
        left += [str(path) for path in place.iterdir()]
        if not left or time.monotonic() > until:
            return [f"left behind: {one}" for one in left]
        psutil.wait_procs([], timeout=0.1)


def _listing(folder: Path) -> list[tuple[str, int, int]]:
    return sorted(
        (str(path), path.lstat().st_mode, path.lstat().st_mtime_ns) for path in folder.rglob("*")
    )


def _points(student: str) -> dict[str, float]:
    """What a student of the sample class earns in each exercise."""
    with (corpus.CORPUS / "class" / "expected.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["student"] == student:
                return {name: float(row[name]) for name in (*HONEST, CARRIER)}
    raise KeyError(student)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--judges", type=int, default=1)
    chosen = parser.parse_args()
    outcome = run(chosen.part, chosen.parts, chosen.judges)
    print(json.dumps(outcome.report() | {"problems": outcome.problems}, indent=2))
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main())

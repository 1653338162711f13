"""Wrong solutions that an accuracy alone gives away: how often luck lets them through.

    python -m tests.bench.luck --hidden .hidden --out data/calibration/checks

Where weights that moved or a structure tell what is wrong, chance has no part in it. Of the cases
in `wrong/` which only checks that measure an accuracy must fail, each is judged by many seeds. For
each the record of a lesson says how many verdicts there were, the accuracies that the checks
measured first, what is asked for, and the seeds by which it passed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.proof.case import Case
from autograder.proof.source import trial_of
from autograder.proof.trial import Trial, Tried
from tests.bench import judging
from tests.corpus import harness

#: Checks that measure the accuracy of a network that the student trained.
MEASURING = {
    "tells_unseen_shoes_apart",
    "still_tells_unseen_shoes_apart",
    "tells_unseen_leaves_apart",
}


class Luck(msgspec.Struct):
    """What came of a wrong solution by each seed; `passed` names those that let it through.

    `first` has the accuracies by what was measured, `least` what was asked for there.
    """

    seeds: int = 0
    passed: list[int] = []
    least: dict[str, float] = {}
    first: dict[str, list[float]] = {}


class Record(msgspec.Struct):
    """The wrong solutions of an assignment that an accuracy alone gives away."""

    assignment: str
    cases: dict[str, Luck] = {}


def cases(name: str) -> list[Case]:
    """The wrong solutions which no check but of an accuracy must fail."""
    return [case for case in harness.cases("wrong", name) if set(case.fails) <= MEASURING]


def trials(name: str, n_seeds: int) -> Iterator[Trial]:
    """Each case by its seeds; what has the same seed stands together, as it is judged once."""
    source = harness.source(name)
    for seed in range(n_seeds):
        yield from (trial_of(case, source, seed) for case in cases(name))


def add(record: Record, tried: Tried) -> None:
    """Count one trial in."""
    luck = record.cases.setdefault(Path(tried.trial.name).stem, Luck())
    luck.seeds += 1
    if not tried.failed & MEASURING:
        luck.passed.append(tried.trial.seed)
    for one in (one for result in tried.results for one in result.measured):
        name = f"{one.n} {one.what}"
        luck.least[name] = round(one.least, 4)
        luck.first.setdefault(name, []).append(round(one.shares[0], 4))


def in_order(record: Record) -> Record:
    """The record, the same whatever trial was done first."""
    for luck in record.cases.values():
        luck.passed.sort()
        luck.first = {name: sorted(shares) for name, shares in sorted(luck.first.items())}
        luck.least = dict(sorted(luck.least.items()))
    return Record(record.assignment, dict(sorted(record.cases.items())))


def main() -> int:
    parser = judging.parser(__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--out", type=Path, required=True, help="folder for the records")
    asked = parser.parse_args()
    judge = judging.judge_of(asked)
    n_passed = 0
    for name in asked.names:
        record = Record(name)
        for tried in judge(trials(name, asked.seeds)):
            if tried.error:
                raise SystemExit(f"{tried.trial.name} cannot be judged: {tried.error}")
            add(record, tried)
        judging.write_record(asked.out / f"{name}_luck.json", in_order(record))
        for case, luck in record.cases.items():
            print(f"{name}: {case} passed by {len(luck.passed)} of {luck.seeds} seeds")
            n_passed += len(luck.passed)
    return 1 if n_passed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Checks never fail right work by chance: the solutions and the right corpora, by seed.

    python -m tests.bench.seeds --hidden .hidden --out data/calibration/checks

A seed is what a batch is graded with: it draws the probes, starts each training and shuffles. The
solution of an exercise that trains is judged by 300 seeds, that of another one by 100, each case
in `right/` by 20. For each check the record of a lesson says how often it gave a verdict and which
seeds failed, with Wilson's upper bound of that rate; for each set of scored images every accuracy
that was measured, what is asked for, and who was not well above it, so that it was measured
again. A plot of these is drawn beside it.

All of it takes hours. `--check` measures one check anew, in each assignment that has it, and what
the record has of others stays.
"""

import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec
import numpy as np
from matplotlib.figure import Figure

from autograder.checks import check_folders
from autograder.lesson.thresholds import wilson_lower
from autograder.proof.source import SOLUTION, trial_of
from autograder.proof.trial import Trial, Tried
from autograder.scoring.listing import listed_checks
from tests.bench import judging
from tests.bench.luck import MEASURING
from tests.corpus import harness

#: Exercises whose checks train a model, and so hang on more than the probes.
TRAINING = {
    "transfer_learning": ("freeze", "train", "fine_tune"),
    "imagenet_backbone": ("freeze", "train", "unfreeze", "tune"),
    "leaf_classifier": ("train",),
}
Z = 1.96
#: What stands in a check's place where a trial could not be judged.
UNJUDGED = "can be judged"


class CheckRecord(msgspec.Struct):
    """How often a check gave a verdict; `failed` says on what, by which seed, and why."""

    verdicts: int = 0
    failed: list[str] = []
    at_most: float = 1.0


class AccuracyRecord(msgspec.Struct):
    """The accuracies of first trainings on a set of images, and who was measured again."""

    images: int
    threshold: float
    first: list[float] = []
    near: list[str] = []

    @property
    def margin(self) -> float:
        """How far above the threshold the lowest accuracy lies."""
        return min(self.first) - self.threshold


class Record(msgspec.Struct):
    """What came of all seeds of an assignment; `seeds` by exercise, `right_seeds` of each case."""

    assignment: str
    seeds: dict[str, int]
    right_seeds: int
    checks: dict[str, CheckRecord] = {}
    accuracies: dict[str, AccuracyRecord] = {}


def trials(name: str, seeds: dict[str, int], right_seeds: int) -> Iterator[Trial]:
    """Each exercise of the solution by its seeds, and each right case by the first of them.

    What has the same seed stands together: the judge's part of it is done once.
    """
    source = harness.source(name)
    cases = harness.cases("right", name)
    for exercise, n_seeds in seeds.items():
        own = [case for case in cases if case.exercise == exercise]
        for seed in range(max(n_seeds, right_seeds)):
            if seed < n_seeds:
                yield Trial(name, SOLUTION, source.solution, (exercise,), seed)
            if seed < right_seeds:
                yield from (trial_of(case, source, seed) for case in own)


def without(record: Record, checks: Collection[str]) -> Record:
    """The record but for some checks, named as in it; of one that measures also its accuracies."""
    pairs = [check.split(": ") for check in checks]
    measuring = {exercise for exercise, name in pairs if name in MEASURING}
    gone = {*checks, *(f"{exercise}: {UNJUDGED}" for exercise, _ in pairs)}
    return Record(
        record.assignment,
        record.seeds,
        record.right_seeds,
        {name: found for name, found in record.checks.items() if name not in gone},
        {
            name: found
            for name, found in record.accuracies.items()
            if name.split(": ")[0] not in measuring
        },
    )


def add(record: Record, tried: Tried) -> None:
    """Count one trial in."""
    (exercise,) = tried.trial.only
    who = f"{tried.trial.name}, seed {tried.trial.seed}"
    if tried.error:
        check = record.checks.setdefault(f"{exercise}: {UNJUDGED}", CheckRecord())
        check.failed.append(f"{who}: {tried.error}")
    for result in tried.results:
        if result.outcome != "skipped":
            check = record.checks.setdefault(f"{exercise}: {result.name}", CheckRecord())
            check.verdicts += 1
            if result.outcome != "passed":
                check.failed.append(f"{who}: {result.outcome}, {result.message}")
            n, failed = check.verdicts, len(check.failed)
            check.at_most = round(1 - wilson_lower(1 - failed / n, n, Z), 5)
        for one in result.measured:
            name, least = f"{exercise}: {one.n} {one.what}", round(one.least, 4)
            found = record.accuracies.setdefault(name, AccuracyRecord(one.n, least))
            found.first.append(round(one.shares[0], 4))
            if one.shares[1:]:
                found.near.append(f"{who}: {', '.join(f'{share:.1%}' for share in one.shares)}")


def in_order(record: Record) -> Record:
    """The record, the same whatever trial was done first."""
    for check in record.checks.values():
        check.failed.sort()
    for found in record.accuracies.values():
        found.first.sort()
        found.near.sort()
    record.seeds = dict(sorted(record.seeds.items()))
    record.checks = dict(sorted(record.checks.items()))
    record.accuracies = dict(sorted(record.accuracies.items()))
    return record


def draw(path: Path, record: Record) -> None:
    """All accuracies against what is asked for, with the margin between; writes a PNG image."""
    drawing = Figure(figsize=(7, 1 + 2 * len(record.accuracies)), layout="constrained")
    rows = drawing.subplots(len(record.accuracies), 1, sharex=True, squeeze=False)[:, 0]
    for axes, (name, found) in zip(rows, record.accuracies.items()):
        axes.hist(found.first, bins=np.linspace(0, 1, 101), color="#4878a8")
        axes.axvspan(found.threshold, min(found.first), color="orange", alpha=0.2)
        axes.axvline(found.threshold, color="#c03028")
        again = f", {len(found.near)} measured again" if found.near else ""
        axes.set(ylabel="trainings", title=f"{name}: margin {found.margin:+.1%}{again}")
        axes.title.set_fontsize(9)
    least = min((found.threshold for found in record.accuracies.values()), default=0)
    rows[-1].set(xlim=(least - 0.1, 1.01), xlabel="accuracy (line: asked for; band: margin)")
    drawing.suptitle(f"{record.assignment}: trainings of right work, by seed", fontsize=11)
    drawing.savefig(path, dpi=110)


def main() -> int:
    parser = judging.parser(__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=300, help="of solutions that train")
    parser.add_argument("--few-seeds", type=int, default=100, help="of other solutions")
    parser.add_argument("--right-seeds", type=int, default=20, help="of each right case")
    parser.add_argument("--check", action="append", default=[], help="only it; may be said again")
    parser.add_argument("--out", type=Path, required=True, help="folder for the records")
    asked = parser.parse_args()
    every = {name: listed_checks(check_folders(name, hidden=True)) for name in asked.names}
    unknown = set(asked.check) - {check.name for checks in every.values() for check in checks}
    if unknown:
        parser.error(f"no check is called {', '.join(sorted(unknown))}")
    judge = judging.judge_of(asked)
    n_failed = 0
    for name, checks in every.items():
        path = asked.out / f"{name}_seeds.json"
        wanted = [check for check in checks if not asked.check or check.name in asked.check]
        if not wanted:
            continue
        seeds = {
            check.exercise: asked.seeds
            if check.exercise in TRAINING.get(name, ())
            else asked.few_seeds
            for check in wanted
        }
        record = Record(name, {}, asked.right_seeds)
        if asked.check:
            found = msgspec.json.decode(path.read_bytes(), type=Record)
            record = without(found, {f"{check.exercise}: {check.name}" for check in wanted})
            record.right_seeds = min(record.right_seeds, asked.right_seeds)
        for exercise, n_seeds in seeds.items():
            record.seeds[exercise] = min(n_seeds, record.seeds.get(exercise, n_seeds))
        todo = [
            msgspec.structs.replace(trial, checks=tuple(asked.check))
            for trial in trials(name, seeds, asked.right_seeds)
        ]
        start = time.perf_counter()
        for n_done, tried in enumerate(judge(todo), start=1):
            add(record, tried)
            print(f"\r{name}: {n_done} of {len(todo)}", end="", flush=True)
        record = in_order(record)
        judging.write_record(path, record)
        if record.accuracies:
            draw(asked.out / f"{name}_seeds.png", record)
        failed = {check: found.failed for check, found in record.checks.items() if found.failed}
        n_failed += len(failed)
        print(f" in {time.perf_counter() - start:.0f} s, {len(failed)} checks failed any.")
        for check, lines in failed.items():
            print(check, *lines, sep="\n    ")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Checks never fail right work by chance: the solutions and the right corpora, by seed.

    python -m tests.bench.seeds --hidden .hidden --out data/calibration/checks

A seed is what a batch is graded with: it draws the probes, starts each training and shuffles. The
solution of an exercise that trains is judged by 300 seeds, that of another one by 100, each case
in `right/` by 20. For each check the record of a lesson says how often it gave a verdict and which
seeds failed, with Wilson's upper bound of that rate; for each set of scored images every accuracy
that was measured, what is asked for, and who was not well above it, so that it was measured
again. A plot of these is drawn beside it.

All of it takes hours. Where the checks of some exercises were changed, `--exercise` measures these
anew, and what the record has of the others stays.
"""

import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from matplotlib.figure import Figure

from autograder.checks import load_assignment
from autograder.lesson.thresholds import wilson_lower
from autograder.proof.source import SOLUTION, trial_of
from autograder.proof.trial import Trial, Tried
from tests.bench import judging
from tests.corpus import harness

#: Exercises whose checks train a model, and so hang on more than the probes.
TRAINING = {
    "transfer_learning": ("freeze", "train", "fine_tune"),
    "imagenet_backbone": ("freeze", "train", "unfreeze", "tune"),
    "leaf_classifier": ("train",),
}
Z = 1.96
Found = TypeVar("Found")


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
    trials: dict[str, int] = {}
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


def without(record: Record, exercises: Collection[str]) -> Record:
    """What the record has of all but these exercises."""

    def of_others(found: dict[str, Found]) -> dict[str, Found]:
        return {name: of for name, of in found.items() if name.split(":")[0] not in exercises}

    return Record(
        record.assignment,
        of_others(record.seeds),
        record.right_seeds,
        of_others(record.trials),
        of_others(record.checks),
        of_others(record.accuracies),
    )


def add(record: Record, tried: Tried) -> None:
    """Count one trial in."""
    (exercise,) = tried.trial.only
    who = f"{tried.trial.name}, seed {tried.trial.seed}"
    record.trials[exercise] = record.trials.get(exercise, 0) + 1
    if tried.error:
        check = record.checks.setdefault(f"{exercise}: can be judged", CheckRecord())
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
    record.trials = dict(sorted(record.trials.items()))
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
    parser.add_argument("--exercise", action="append", help="only it; may be said again for others")
    parser.add_argument("--out", type=Path, required=True, help="folder for the records")
    asked = parser.parse_args()
    judge = judging.judge_of(asked)
    n_failed = 0
    for name in asked.names:
        path = asked.out / f"{name}_seeds.json"
        seeds = {
            exercise.name: asked.seeds
            if exercise.name in TRAINING.get(name, ())
            else asked.few_seeds
            for exercise in load_assignment(name).exercises
            if exercise.name in (asked.exercise or [exercise.name])
        }
        record = Record(name, {}, asked.right_seeds)
        if asked.exercise:
            record = without(msgspec.json.decode(path.read_bytes(), type=Record), seeds)
            record.right_seeds = min(record.right_seeds, asked.right_seeds)
        record.seeds |= seeds
        todo, start = list(trials(name, seeds, asked.right_seeds)), time.perf_counter()
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

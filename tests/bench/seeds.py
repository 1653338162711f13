"""Checks that train never fail right work by chance: the solution and the right corpus, by seed.

    AUTOGRADER_HIDDEN=.hidden/Shoes python -m tests.bench.seeds --seeds 300 --right-seeds 20 \
        --jobs 2 --out data/calibration/checks/seeds.json

A seed is what a batch is graded with: it draws the probes, starts the training and shuffles. For
each check the record says how often it gave a verdict and which seeds failed, with Wilson's upper
bound of that rate; for each set of scored images every accuracy that was measured, and how many
were close enough to the threshold to be measured again. A plot of these is drawn beside it.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from unittest import mock

import msgspec
import numpy as np
from matplotlib.figure import Figure

from autograder.checks.transfer_learning.hidden import scored
from autograder.checks.transfer_learning.hidden.settled import NEAR
from autograder.evidence.model import ModelData
from autograder.lesson.thresholds import Stage, read_thresholds, wilson_lower
from autograder.proof.case import read_cases
from autograder.proof.source import SOLUTION, read_source, trial_of
from autograder.proof.trial import Trial, run_trials
from autograder.scoring.scorecard import CheckResult
from tests.corpus import harness

DATA = harness.ROOT / "data"
STAGES: dict[str, Stage] = {"train": "head", "fine_tune": "fine_tuned"}
Z = 1.96


class Seeded(msgspec.Struct, frozen=True):
    """A trial's results, and each accuracy measured on so many images, in order."""

    trial: Trial
    results: tuple[CheckResult, ...]
    measured: tuple[tuple[int, float], ...]
    error: str


class CheckRecord(msgspec.Struct):
    """How often a check gave a verdict; `failed` says on what, by which seed, and why."""

    verdicts: int = 0
    failed: list[str] = []
    at_most: float = 1.0


class AccuracyRecord(msgspec.Struct):
    """The accuracies of first trainings on `images` images, how many lay `near` the threshold."""

    images: int
    threshold: float
    near: int = 0
    first: list[float] = []


class Record(msgspec.Struct):
    """What came of all seeds; `worst` and `z` are what thresholds are made from."""

    seeds: int
    right_seeds: int
    trials: int
    worst: dict[Stage, float]
    z: float
    near: float
    seconds: float = 0.0
    checks: dict[str, CheckRecord] = {}
    accuracies: dict[str, AccuracyRecord] = {}


def trials(n_seeds: int, n_right: int, exercises: Iterable[str]) -> Iterator[Trial]:
    """Each exercise of the solution by each seed, then each right case of theirs by its seeds."""
    name = harness.ASSIGNMENT
    source = read_source(name, harness.ROOT / "solutions" / name / f"{name}.py")
    cases = read_cases(harness.corpus(name), "right", name)
    for exercise in exercises:
        for seed in range(n_seeds):
            yield Trial(name, SOLUTION, source.solution, (exercise,), seed)
        for case in cases:
            if case.exercise == exercise:
                for seed in range(n_right):
                    yield trial_of(case, source, seed)


def judged(trial: Trial) -> Seeded:
    """Judge a trial, and keep the accuracies that its checks compare with thresholds."""
    measured: list[tuple[int, float]] = []

    def accuracy(model: ModelData, given: scored.Labelled) -> float:
        share = real(model, given)
        measured.append((len(given.classes), share))
        return share

    real = scored.accuracy
    with mock.patch.object(scored, "accuracy", accuracy):
        (tried,) = run_trials([trial], DATA)
    return Seeded(trial, tried.results, tuple(measured), tried.error)


def add(record: Record, seeded: Seeded) -> None:
    """Count one trial in."""
    exercise = seeded.trial.only[0]
    who = f"{seeded.trial.name}, seed {seeded.trial.seed}"
    record.trials += 1
    assert not seeded.error, f"{who}: {seeded.error}"
    for result in seeded.results:
        if result.outcome != "skipped":
            check = record.checks.setdefault(f"{exercise}: {result.name}", CheckRecord())
            check.verdicts += 1
            if result.outcome != "passed":
                check.failed.append(f"{who}: {result.outcome}, {result.message}")
            n, failed = check.verdicts, len(check.failed)
            check.at_most = round(1 - wilson_lower(1 - failed / n, n, Z), 5)
    by_set: dict[int, list[float]] = {}
    for n_images, share in seeded.measured:
        by_set.setdefault(n_images, []).append(share)
    for n_images, shares in by_set.items():
        least = read_thresholds(DATA).least(STAGES[exercise], n_images)
        name = f"{exercise}: {n_images} images"
        found = record.accuracies.setdefault(name, AccuracyRecord(n_images, round(least, 4)))
        found.first.append(round(shares[0], 4))
        found.near += len(shares) > 1


def draw(path: Path, record: Record) -> None:
    """The accuracies of all seeds against the threshold and the margin; writes a PNG image."""
    drawing = Figure(figsize=(7, 1 + 2 * len(record.accuracies)), layout="constrained")
    rows = drawing.subplots(len(record.accuracies), 1, sharex=True, squeeze=False)[:, 0]
    for axes, (name, found) in zip(rows, sorted(record.accuracies.items())):
        least = found.threshold
        axes.hist(found.first, bins=np.linspace(0.5, 1, 51), color="#4878a8")
        axes.axvspan(least - record.near, least + record.near, color="orange", alpha=0.2)
        axes.axvline(least, color="#c03028")
        axes.set(ylabel="trainings", title=f"{name}: {found.near} of {len(found.first)} near")
        axes.title.set_fontsize(9)
    rows[-1].set(xlim=(0.5, 1.01), xlabel="accuracy (line: threshold; band: measured again)")
    drawing.suptitle(f"{record.trials} trainings of right work", fontsize=11)
    drawing.savefig(path, dpi=110)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=300, help="of the solution")
    parser.add_argument("--right-seeds", type=int, default=20, help="of each right case")
    parser.add_argument("--exercises", nargs="+", default=list(STAGES), choices=list(STAGES))
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    limits, start = read_thresholds(DATA), time.perf_counter()
    record = Record(asked.seeds, asked.right_seeds, 0, limits.worst, limits.z, NEAR)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    todo = list(trials(asked.seeds, asked.right_seeds, asked.exercises))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(asked.jobs, mp_context=context, max_tasks_per_child=50) as pool:
        for future in as_completed([pool.submit(judged, trial) for trial in todo]):
            add(record, future.result())
            record.seconds = round(time.perf_counter() - start, 1)
            text = json.dumps(msgspec.to_builtins(record), indent=1)
            asked.out.write_text(text + "\n", "utf-8")
            print(f"\r{record.trials} of {len(todo)}", end="", flush=True)
    draw(asked.out.with_suffix(".png"), record)
    failed = {name: check.failed for name, check in record.checks.items() if check.failed}
    print(f"\n{record.trials} trials in {record.seconds:.0f} s, {len(failed)} checks failed any.")
    for name, lines in failed.items():
        print(name, *lines, sep="\n    ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

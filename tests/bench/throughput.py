"""Submissions an hour, side by side on the same notebooks, checks and machine.

python -m tests.bench.throughput --others 40 --out tests/bench/results/throughput.json

`autograder grade` against `nbgrader autograde`, whose check cells ask the same judge, once with the
lesson's demonstration cells and once without, and against plain pytest over the same checks with a
fresh process for each submission, and against `otter run` where `--otter` names that command, of an
environment that has otter-grader and this pack. `--others` are how many of the notebooks the others
get, where all would take hours; rates are what is compared.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil
from nbgrader.api import Gradebook

from tests.bench.nbgrader_equivalence import ALL
from tests.bench.otter import autograder_zip, run_otter
from tests.corpus import harness
from tests.course import BIN, NAME, copy_course, environment, nbgrader, small_course, submit


class Memory:
    """The peak memory of this process' children, in MiB, watched from a thread."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(5.0):
            total = 0
            for child in psutil.Process().children(recursive=True):
                try:
                    total += child.memory_full_info().uss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total / 2**20)


def course_of(folder: Path, n: int, demonstrations: bool) -> Path:
    """A course with `n` submissions of the solution, no two files the same."""
    course = copy_course(folder) if demonstrations else small_course(folder, ALL)
    hidden = harness.ROOT / ".hidden"
    if hidden.is_dir():
        (course / ".hidden").mkdir()
        shutil.copytree(hidden / "Shoes", course / ".hidden" / "Shoes")
    nbgrader(course, "generate_assignment", NAME)
    for number in range(n):
        path = submit(course, f"student{number:03}")
        path.write_text(
            path.read_text("utf-8").replace('"cells": [', f'"cells": {" " * number}[', 1)
        )
    return course


def ours(course: Path, jobs: int) -> dict[str, Any]:
    hidden = ["--hidden", ".hidden/Shoes"] if (course / ".hidden").is_dir() else []
    command = [BIN / "autograder", "grade", "submitted", "--out", "results", "--json", "--profile"]
    start = time.perf_counter()
    with Memory() as memory:
        run = subprocess.run(
            [*command, "--jobs", str(jobs), "--fresh", *hidden],
            cwd=course, env=environment(course), capture_output=True, text=True, check=True,
        )  # fmt: skip
    seconds = time.perf_counter() - start
    shares = json.loads(run.stdout.splitlines()[-1])["shares"]
    with (course / "results" / "marks.csv").open(newline="") as file:
        marks = sorted({float(row["score"]) for row in csv.DictReader(file)})
    return _figures(seconds, len(list((course / "submitted").iterdir())), memory, marks) | {
        "student_calls": round(sum(v for k, v in shares.items() if k.startswith("calls: ")), 3),
        "shares": shares,
    }


def theirs(course: Path) -> dict[str, Any]:
    start = time.perf_counter()
    with Memory() as memory:
        nbgrader(course, "autograde", NAME)
    seconds = time.perf_counter() - start
    with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
        marks = sorted({s.score for s in gradebook.assignment_submissions(NAME)})
    return _figures(seconds, len(list((course / "submitted").iterdir())), memory, marks)


def fresh_pytest(course: Path) -> dict[str, Any]:
    """A fresh process a submission, with checks and student in it, one after another."""
    paths = sorted((course / "submitted").glob(f"*/{NAME}/{NAME}.ipynb"))
    marks = set()
    start = time.perf_counter()
    with Memory() as memory:
        for path in paths:
            run = subprocess.run(
                [sys.executable, "-m", "tests.bench.one_process", str(path)],
                cwd=harness.ROOT, env=_with_hidden(), capture_output=True, text=True, check=True,
            )  # fmt: skip
            marks.add(float(run.stdout.split()[-1]))
    return _figures(time.perf_counter() - start, len(paths), memory, sorted(marks))


def otter(course: Path, command: Path) -> dict[str, Any]:
    """`otter run` on each notebook, one after another."""
    paths = sorted((course / "submitted").glob(f"*/{NAME}/{NAME}.ipynb"))
    zipped = autograder_zip(course / "autograder.zip")
    start = time.perf_counter()
    with Memory() as memory:
        marks = {
            run_otter(command, zipped, path, course / "otter" / path.parts[-3]) for path in paths
        }
    return _figures(time.perf_counter() - start, len(paths), memory, sorted(marks))


def _with_hidden() -> dict[str, str]:
    hidden = harness.ROOT / ".hidden" / "Shoes"
    named = {"AUTOGRADER_HIDDEN": str(hidden)} if hidden.is_dir() else {}
    return os.environ | {"AUTOGRADER_DATA": str(harness.ROOT / "data")} | named


def _figures(seconds: float, n: int, memory: Memory, marks: list[float]) -> dict[str, Any]:
    return {
        "submissions": n,
        "seconds": round(seconds, 1),
        "seconds_each": round(seconds / n, 2),
        "peak_mib": round(memory.peak),
        "marks": marks,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--others", type=int, default=40)
    parser.add_argument("--otter", type=Path, help="the `otter` of an environment with both")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    cores = os.cpu_count() or 1
    found: dict[str, Any] = {"cores": cores}
    with tempfile.TemporaryDirectory(prefix="autograder-throughput-") as name:
        folder = Path(name)
        whole = course_of(folder / "ours", arguments.submissions, True)
        found["autograder grade"] = ours(whole, cores)
        few = course_of(folder / "one", min(4, arguments.submissions), True)
        one = ours(few, 1)
        more = found["autograder grade"]["peak_mib"] - one["peak_mib"]
        found["mib_for_a_further_worker"] = round(more / max(1, cores - 1))
        short = course_of(folder / "short", arguments.others, False)
        found["nbgrader autograde, no demonstrations"] = theirs(short)
        found["pytest, a process each"] = fresh_pytest(short)
        if arguments.otter:
            found["otter run, no demonstrations"] = otter(short, arguments.otter)
        long = course_of(folder / "long", arguments.others, True)
        found["nbgrader autograde, with demonstrations"] = theirs(long)
    each = found["autograder grade"]["seconds_each"]
    found["times_as_fast"] = {
        name: round(figures["seconds_each"] / each, 2)
        for name, figures in found.items()
        if isinstance(figures, dict) and name != "autograder grade"
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found["times_as_fast"], indent=1))


if __name__ == "__main__":
    main()

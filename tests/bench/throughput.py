"""Submissions an hour, side by side on the same notebooks, checks and machine.

python -m tests.bench.throughput --otter .venv-otter/bin/otter --out throughput.json

`autograder grade` against `nbgrader autograde`, whose check cells ask the same judge, once with the
lesson's demonstration cells and once without; against plain pytest over the same checks with a
fresh process for each submission, one after another and as many at a time as there are cores; and
against `otter run` where `--otter` names that command, of an environment that has otter-grader and
this pack. All must give each notebook the same mark. `--others` are how many of the notebooks the
others get, where all would take hours; rates are what is compared.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from tests.bench.machine import machine
from tests.bench.memory import Memory
from tests.bench.otter import autograder_zip, otter_version, run_otter
from tests.corpus import harness
from tests.course import BIN, NAME, copy_course, environment, nbgrader, small_course, submit, whole

OURS = "autograder grade"
#: The goals: so many times as fast as the first, and the least share of students' own calls.
GOALS = {"nbgrader autograde, with demonstrations": 8.0, "student_calls": 0.85}
VERSIONS = ("tensorflow", "keras", "numpy", "pytest", "nbgrader", "nbclient", "jupyter_client")
Marks = dict[str, float]


def course_of(folder: Path, n: int, demonstrations: bool) -> Path:
    """A course with `n` submissions of the solution, no two files the same."""
    course = copy_course(folder) if demonstrations else small_course(folder, whole())
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


def notebooks(course: Path) -> dict[str, Path]:
    """The notebook of each student."""
    paths = sorted((course / "submitted").glob(f"*/{NAME}/{NAME}.ipynb"))
    return {path.parts[-3]: path for path in paths}


def ours(course: Path, jobs: int) -> dict[str, Any]:
    hidden = ["--hidden", ".hidden"] if (course / ".hidden").is_dir() else []
    command = [BIN / "autograder", "grade", "submitted", "--out", "results", "--json", "--profile"]

    def grade() -> Marks:
        run = subprocess.run(
            [*command, "--jobs", str(jobs), "--fresh", *hidden],
            cwd=course, env=environment(course), capture_output=True, text=True, check=True,
        )  # fmt: skip
        (course / "events").write_text(run.stdout)
        with (course / "results" / "marks.csv").open(newline="") as file:
            return {row["student"]: float(row["score"]) for row in csv.DictReader(file)}

    figures = measured(grade)
    profile = json.loads((course / "events").read_text().splitlines()[-1])
    shares = profile["shares"]
    calls = sum(share for name, share in shares.items() if name.startswith("calls: "))
    return figures | {"jobs": jobs, "student_calls": round(calls, 3), "shares": shares}


def theirs(course: Path) -> dict[str, Any]:
    def grade() -> Marks:
        nbgrader(course, "autograde", NAME)
        with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
            found = gradebook.assignment_submissions(NAME)
            return {submission.student.id: submission.score for submission in found}

    return measured(grade)


def fresh_pytest(course: Path, at_a_time: int) -> dict[str, Any]:
    """A fresh process for each submission, with checks and student in it."""

    def mark_of(path: Path) -> float:
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench.one_process", str(path)],
            cwd=harness.ROOT, env=_with_hidden(), capture_output=True, text=True, check=True,
        )  # fmt: skip
        return float(run.stdout.split()[-1])

    return measured(lambda: _each(mark_of, notebooks(course), at_a_time))


def otter(course: Path, command: Path) -> dict[str, Any]:
    """`otter run` on each notebook, one after another."""
    zipped = autograder_zip(course / "autograder.zip")

    def mark_of(path: Path) -> float:
        return run_otter(command, zipped, path, course / "otter" / path.parts[-3])

    return measured(lambda: _each(mark_of, notebooks(course), 1))


def _each(mark_of: Callable[[Path], float], paths: dict[str, Path], at_a_time: int) -> Marks:
    with ThreadPoolExecutor(at_a_time) as pool:
        return dict(zip(paths, pool.map(mark_of, paths.values())))


def _with_hidden() -> dict[str, str]:
    hidden = harness.ROOT / ".hidden" / "Shoes"
    named = {"AUTOGRADER_HIDDEN": str(hidden)} if hidden.is_dir() else {}
    return os.environ | {"AUTOGRADER_DATA": str(harness.ROOT / "data")} | named


def measured(grade: Callable[[], Marks]) -> dict[str, Any]:
    """How long it took to grade, with how much memory, and the marks."""
    load, start = os.getloadavg()[0], time.perf_counter()
    with Memory() as memory:
        marks = grade()
    seconds = time.perf_counter() - start
    return {
        "submissions": len(marks),
        "seconds": round(seconds, 1),
        "seconds_each": round(seconds / len(marks), 2),
        "submissions_an_hour": round(3600 * len(marks) / seconds, 1),
        "peak_mib": round(memory.peak),
        "processes_unread": memory.unread,
        "load_average_before": round(load, 2),
        "marks": marks,
    }


def differing(graders: dict[str, dict[str, Any]]) -> list[str]:
    """The students whom the graders do not give the same mark, each with all marks."""
    students = sorted({student for figures in graders.values() for student in figures["marks"]})
    lines = []
    for student in students:
        given = {
            name: figures["marks"][student]
            for name, figures in graders.items()
            if student in figures["marks"]
        }
        if len(set(given.values())) > 1:
            lines.append(f"{student}: {given}")
    return lines


def compared(graders: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """How many times as fast ours is, and whether the goals are reached."""
    each = graders[OURS]["seconds_each"]
    times = {
        name: round(figures["seconds_each"] / each, 2)
        for name, figures in graders.items()
        if name != OURS
    }
    found = times | {"student_calls": graders[OURS]["student_calls"]}
    goals = {
        name: {"goal": goal, "found": found[name], "reached": found[name] >= goal}
        for name, goal in GOALS.items()
        if name in found
    }
    return {"times_as_fast": times, "goals": goals, "marks_differ": differing(graders)}


def versions(otter_command: Path | None) -> dict[str, str]:
    found = {name: version(name) for name in VERSIONS}
    return found | ({"otter-grader": otter_version(otter_command)} if otter_command else {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--others", type=int, default=40)
    parser.add_argument("--otter", type=Path, help="the `otter` of an environment with both")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    cores = os.cpu_count() or 1
    found: dict[str, Any] = {
        "machine": machine(),
        "versions": versions(arguments.otter),
    }
    graders: dict[str, dict[str, Any]] = {}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)

    def keep(name: str, figures: dict[str, Any]) -> None:
        """Written after each, since all of them take hours."""
        graders[name] = figures
        whole = found | {"graders": graders} | compared(graders)
        arguments.out.write_text(json.dumps(whole, indent=1) + "\n")
        print(f"{name}: {figures['seconds_each']} s each", flush=True)

    with tempfile.TemporaryDirectory(prefix="autograder-throughput-") as name:
        folder = Path(name)
        one = ours(course_of(folder / "one", min(4, arguments.submissions), True), 1)
        whole = ours(course_of(folder / "ours", arguments.submissions, True), cores)
        found["one_worker_mib"] = one["peak_mib"]
        if cores > 1:
            more = whole["peak_mib"] - one["peak_mib"]
            found["mib_for_a_further_worker"] = round(more / (cores - 1))
        keep(OURS, whole)
        short = course_of(folder / "short", arguments.others, False)
        keep("nbgrader autograde, no demonstrations", theirs(short))
        keep("pytest, a process each", fresh_pytest(short, 1))
        if cores > 1:
            keep(f"pytest, a process each, {cores} at a time", fresh_pytest(short, cores))
        if arguments.otter:
            keep("otter run, no demonstrations", otter(short, arguments.otter.absolute()))
        long = course_of(folder / "long", arguments.others, True)
        keep("nbgrader autograde, with demonstrations", theirs(long))
    outcome = compared(graders)
    print(json.dumps(outcome, indent=1))
    return 1 if outcome["marks_differ"] else 0


if __name__ == "__main__":
    sys.exit(main())

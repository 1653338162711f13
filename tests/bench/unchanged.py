"""A class of 200 that was graded before, graded again with nothing changed.

python -m tests.bench.unchanged --out tests/bench/results/unchanged.json

One solved notebook is judged; all students have handed in the same, so its scorecard, under each
student's name, is what judging all of them would have left.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from autograder.scoring.scorecard import read_scorecard, write_scorecard
from tests.bench.machine import machine
from tests.corpus import harness

GOAL_SECONDS = 2.0


def solved_notebook() -> str:
    return json.dumps(harness.notebook_with(harness.solution_cells()))


def grade(submissions: Path, out: Path) -> tuple[float, list[dict[str, Any]]]:
    """The seconds that `autograder grade` takes, and its events."""
    command = [sys.executable, "-m", "autograder", "grade", submissions, "--out", out, "--json"]
    start = time.perf_counter()
    run = subprocess.run(command, cwd=harness.ROOT, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    return seconds, [json.loads(line) for line in run.stdout.splitlines()]


def class_of(n: int, folder: Path) -> tuple[Path, Path]:
    """A folder of `n` submissions, and the results of grading them."""
    submissions, out = folder / "in", folder / "out"
    submissions.mkdir()
    students = [f"s{number:03d}" for number in range(n)]
    (submissions / f"{students[0]}.ipynb").write_text(solved_notebook(), "utf-8")
    grade(submissions, out)
    (judged,) = (out / "scorecards").rglob("*.json")
    for student in students[1:]:
        shutil.copy(submissions / f"{students[0]}.ipynb", submissions / f"{student}.ipynb")
        card = msgspec.structs.replace(
            read_scorecard(judged), student=student, source=f"{student}.ipynb"
        )
        write_scorecard(card, judged.with_name(f"{student}.json"))
    return submissions, out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    before = machine()
    with tempfile.TemporaryDirectory(prefix="autograder-unchanged-") as folder:
        submissions, out = class_of(arguments.submissions, Path(folder))
        grade(submissions, out)  # writes marks and pages of all
        seconds = []
        for _ in range(arguments.runs):
            taken, events = grade(submissions, out)
            kept = next(e["n_kept"] for e in events if e["event"] == "counted")
            assert kept == arguments.submissions, f"only {kept} kept their verdict"
            seconds.append(round(taken, 2))
    found = {
        "submissions": arguments.submissions,
        "machine": before,
        "seconds": seconds,
        "goal_seconds": GOAL_SECONDS,
        "reached": sorted(seconds)[len(seconds) // 2] < GOAL_SECONDS,
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(found, indent=1) + "\n")
    print(found)


if __name__ == "__main__":
    main()

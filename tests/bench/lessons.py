"""What a submission of each lesson costs to grade, beside one of `transfer_learning`.

python -m tests.bench.lessons --submissions 12 --out tests/bench/results/lessons.json

All submissions are the solution, graded with hidden images of each lesson's own. The lessons take
turns, so that a busy minute hits all of them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.checks import assignments, load_assignment
from tests.corpus import harness

TURNS = 3
PER_CLASS = 60


def solved_class(assignment: str, n: int, folder: Path) -> Path:
    """A folder of `n` solutions, no two files the same."""
    folder.mkdir(parents=True)
    for number in range(n):
        text = f"{harness.solution(assignment)}\n# student {number}\n"
        (folder / f"s{number:03d}.py").write_text(text, "utf-8")
    return folder


def hidden_images(of: str, folder: Path) -> Path:
    """Images of shoes or leaves that nobody has seen, as many as the README tells to make."""
    command = [sys.executable, "-m", "autograder", "data", "render", "--split", "hidden"]
    command += ["--of", of, "--per-class", str(PER_CLASS), "--out", str(folder)]
    subprocess.run(command, cwd=harness.ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def graded(submissions: Path, out: Path, assignment: str, hidden: Path) -> float:
    """Seconds that a batch takes; all marks must be full ones."""
    command = [sys.executable, "-m", "autograder", "grade", submissions, "--out", out, "--quiet"]
    command += ["--assignment", assignment, "--hidden", hidden, "--fresh"]
    start = time.perf_counter()
    subprocess.run(command, cwd=harness.ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    cards = [json.loads(path.read_text("utf-8")) for path in (out / "scorecards").rglob("*.json")]
    assert {card["score"] for card in cards} == {100}, "a solution lost points"
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=12)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    n = arguments.submissions
    seconds: dict[str, list[float]] = {name: [] for name in assignments()}
    with tempfile.TemporaryDirectory(prefix="autograder-lessons-") as folder:
        shown = {name: load_assignment(name).hidden for name in seconds}
        hidden = {of: hidden_images(of.lower(), Path(folder) / of) for of in set(shown.values())}
        for turn in range(TURNS):
            for name, taken in seconds.items():
                where = Path(folder) / str(turn) / name
                classes = solved_class(name, n, where / "in")
                taken.append(round(graded(classes, where / "out", name, hidden[shown[name]]), 1))
                print(name, taken[-1], flush=True)
    least = {name: min(taken) for name, taken in seconds.items()}
    found = {
        "cores": os.cpu_count(),
        "submissions": n,
        "seconds": seconds,
        "seconds_each": {name: round(taken / n, 2) for name, taken in least.items()},
        "times_transfer_learning": {
            name: round(taken / least[harness.ASSIGNMENT], 2) for name, taken in least.items()
        },
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found["times_transfer_learning"], indent=1))


if __name__ == "__main__":
    main()

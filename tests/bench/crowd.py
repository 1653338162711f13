"""Very many small submissions: memory, time, and whether the display stays alive.

python -m tests.bench.crowd --sizes 2500 5000 10000 --out tests/bench/results/crowd.json

Each size is graded with `--json`; the largest once more in a terminal of its own, where it is
measured how long the live display ever stood still between two paints.
"""

import argparse
import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from tests.bench.machine import machine
from tests.corpus import harness

EVERY = 0.5
#: What each repaint of the display's bar begins with.
BAR = b"grading"


@contextmanager
def crowd_of(n: int) -> Iterator[tuple[Path, list[str]]]:
    """A folder, and the command to grade `n` submissions in it, no two files the same."""
    folder = Path(tempfile.mkdtemp(prefix="autograder-crowd-"))
    submissions = folder / "in"
    submissions.mkdir()
    for number in range(n):
        (submissions / f"s{number:05d}.py").write_text(f"number = {number}\n")
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    yield folder, [*command, "--out", str(folder / "out")]
    shutil.rmtree(folder)


def graded(n: int) -> dict[str, Any]:
    """Time and memory of grading `n` submissions."""
    with crowd_of(n) as (folder, command):
        start = time.perf_counter()
        with (folder / "events").open("w") as events:
            process = subprocess.Popen([*command, "--json"], cwd=harness.ROOT, stdout=events)
            peaks = _peaks(process)
        seconds = time.perf_counter() - start
        lines = (folder / "events").read_text("utf-8").splitlines()
    return {
        "submissions": n,
        "exit_code": process.returncode,
        "judged": sum(json.loads(line)["event"] == "judged" for line in lines),
        "seconds": round(seconds, 1),
        "submissions_a_second": round(n / seconds, 2),
        "controller_mib": peaks[0],
        "largest_other_mib": peaks[1],
    }


def _peaks(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Peak resident memory of the controller, and of any other process below it, in MiB."""
    own = other = 0
    top = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            own = max(own, top.memory_info().rss)
            for child in top.children(recursive=True):
                other = max(other, child.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
        time.sleep(EVERY)
    return round(own / 2**20, 1), round(other / 2**20, 1)


def displayed(n: int) -> dict[str, Any]:
    """How often the live display was painted while `n` submissions were graded in a terminal."""
    with crowd_of(n) as (_, command):
        ours, theirs = pty.openpty()
        wide = os.environ | {"TERM": "xterm-256color", "COLUMNS": "160", "LINES": "40"}
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=harness.ROOT, env=wide, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        paints = [start]
        counted = False
        for when, text in _shown(ours):
            if BAR in text:
                paints.append(when)
                counted = counted or f"{n}/{n}".encode() in text
        os.close(ours)
        code = process.wait()
    gaps = [later - earlier for earlier, later in pairwise(paints[1:])]
    return {
        "submissions": n,
        "exit_code": code,
        "seconds": round(time.perf_counter() - start, 1),
        "painted": len(paints) - 1,
        "first_after_seconds": round(paints[1] - start, 2),
        "last_after_seconds": round(paints[-1] - start, 2),
        "longest_still_seconds": round(max(gaps), 2),
        "counted_to_the_end": counted,
    }


def _shown(terminal: int) -> Iterator[tuple[float, bytes]]:
    """What is written to a terminal, and when, until nobody holds it open any more."""
    while True:
        try:
            text = os.read(terminal, 65_536)
        except OSError:  # how Linux says so
            return
        if not text:
            return
        yield time.perf_counter(), text


def slopes(runs: list[dict[str, Any]]) -> dict[str, float]:
    """What each further submission costs, between the smallest and the largest crowd."""
    few, many = runs[0], runs[-1]
    more = many["submissions"] - few["submissions"]
    return {
        "seconds": round((many["seconds"] - few["seconds"]) / more, 4),
        "controller_kib": round(1024 * (many["controller_mib"] - few["controller_mib"]) / more, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2500, 5000, 10000])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    before = machine()
    sizes = sorted(arguments.sizes)
    runs = []
    for n in sizes:
        runs.append(graded(n))
        print(runs[-1], flush=True)
    result: dict[str, Any] = {"machine": before, "runs": runs}
    if len(runs) > 1:
        result["each_further_submission"] = slopes(runs)
    result["live_display"] = displayed(sizes[-1])
    print(result["live_display"])
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Very many small submissions: memory stays flat, and twice as many take twice as long.

python -m tests.bench.crowd --sizes 2500 5000 10000 --out tests/bench/results/crowd.json
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.corpus import harness

EVERY = 0.5


def crowd(n: int, folder: Path) -> dict[str, float | int]:
    """Grade `n` submissions, none of which is the same file as another."""
    submissions = folder / "in"
    submissions.mkdir()
    for number in range(n):
        (submissions / f"s{number:05d}.py").write_text(f"number = {number}\n")
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    command += ["--out", str(folder / "out"), "--json"]
    start = time.perf_counter()
    with (folder / "events").open("w") as events:
        process = subprocess.Popen(command, cwd=harness.ROOT, stdout=events)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2500, 5000, 10000])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    found = []
    for n in arguments.sizes:
        folder = Path(tempfile.mkdtemp(prefix="autograder-crowd-"))
        found.append(crowd(n, folder))
        shutil.rmtree(folder)
        print(found[-1], flush=True)
    result = {"cores": os.cpu_count(), "runs": found}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()

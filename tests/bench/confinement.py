"""What a confined child costs: time to the student's first line, memory, trivial submissions.

python -m tests.bench.confinement --out tests/bench/results/confinement.json
"""

import argparse
import json
import platform
import statistics
import time
from pathlib import Path

import psutil

from autograder.assignment import Limits
from autograder.confinement import parent
from autograder.confinement.survey import survey
from autograder.evidence.calls import Cell, Program
from autograder.students.confined import ConfinedStudent

TRAIN = """
import time
FIRST = time.clock_gettime(time.CLOCK_MONOTONIC)

def first():
    return FIRST

def train():
    import keras
    import numpy as np
    layers = [keras.Input((64, 64, 3))]
    layers += [keras.layers.Conv2D(8, 3, activation="relu"), keras.layers.MaxPooling2D()]
    layers += [keras.layers.Flatten(), keras.layers.Dense(2, activation="softmax")]
    model = keras.Sequential(layers)
    model.compile("nadam", "categorical_crossentropy")
    images, labels = np.ones((64, 64, 64, 3), "float32"), np.ones((64, 2), "float32")
    model.fit(images, labels, batch_size=8, epochs=2, verbose=0)
    return 1
"""
PROGRAM = Program((Cell("all", TRAIN),), ("first", "train"))


def student() -> ConfinedStudent:
    return ConfinedStudent(PROGRAM, Limits(), None, isolation="full")


def starts(n: int) -> dict[str, float]:
    """Milliseconds from the request to the first line of student code."""
    times = []
    for _ in range(n):
        made = student()
        start = time.clock_gettime(time.CLOCK_MONOTONIC)
        made.load()
        times.append((float(made.first().value.value) - start) * 1000)
        made.close()
    return {
        "n": n,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(sorted(times)[int(0.95 * n)], 1),
        "worst_ms": round(max(times), 1),
    }


def memory(n: int) -> dict[str, float]:
    """MiB that further children add: private memory after loading, and after a training."""
    made = [student() for _ in range(n)]
    for one in made:
        one.load()
    loaded = [_private(pid) for pid in _children()]
    for one in made:
        one.call("train")
    trained = [_private(pid) for pid in _children()]
    (warm,) = [one.pid for one in parent._parents.values()]
    resident = psutil.Process(warm).memory_info().rss / 2**20
    for one in made:
        one.close()
    return {
        "n_children": n,
        "warm_parent_resident_mib": round(resident, 1),
        "child_private_after_load_mib": round(statistics.mean(loaded), 1),
        "child_private_after_training_mib": round(statistics.mean(trained), 1),
    }


def trivial(n: int) -> dict[str, float]:
    """Seconds for so many submissions that are loaded, called once and ended."""
    start = time.perf_counter()
    for _ in range(n):
        made = student()
        made.load()
        made.call("first")
        made.close()
    seconds = time.perf_counter() - start
    return {"n": n, "seconds": round(seconds, 2), "ms_each": round(1000 * seconds / n, 1)}


def _children() -> list[int]:
    """The children that run student code: those at the ends of the tree."""
    (warm,) = [one.pid for one in parent._parents.values()]
    tree = psutil.Process(warm).children(recursive=True)
    return [process.pid for process in tree if not process.children()]


def _private(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    lines = dict(line.split(":", 1) for line in text.splitlines()[1:])
    return sum(int(lines[name].split()[0]) for name in ("Private_Dirty", "Private_Clean")) / 1024


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=100)
    arguments.add_argument("--out", type=Path)
    chosen = arguments.parse_args()
    begin = time.perf_counter()
    first = student()
    first.load()
    warm_up = time.perf_counter() - begin
    first.close()
    found = {
        "machine": f"{platform.system()} {platform.release()} {platform.machine()}",
        "load_average": psutil.getloadavg()[0],
        "namespaces": survey().way,
        "warm_up_seconds": round(warm_up, 2),
        "first_line": starts(chosen.runs),
        "trivial_submissions": trivial(chosen.runs),
        "memory": memory(4),
    }
    text = json.dumps(found, indent=2)
    print(text)
    if chosen.out:
        chosen.out.parent.mkdir(parents=True, exist_ok=True)
        chosen.out.write_text(text + "\n")


if __name__ == "__main__":
    main()

"""Many submissions through one judge: memory stays flat, and equal work gets equal verdicts.

python -m tests.bench.soak --runs 1000 --out tests/bench/results/soak.json
"""

import argparse
import gc
import json
import types
from collections.abc import Iterator
from pathlib import Path

import psutil

from autograder.checks import check_folders, load_assignment
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent
from tests.corpus import harness

EXERCISES = ("inspect", "compare")
WARM_UP = 20


def submissions() -> dict[str, str]:
    """A few submissions, right and wrong, by name."""
    wrong = [case for case in harness.cases("wrong") if case.exercise in EXERCISES][::7]
    return {"solution": harness.module_with(), "stubs": harness.stubs()} | {
        case.name: harness.module_with(case.code) for case in wrong
    }


def soak(n_runs: int) -> dict[str, object]:
    """Judge submissions in turn, with the same seed, in this process.

    Returns the verdicts of each submission (a set: one if all were equal) and the process'
    memory in MiB every tenth of the way, the first after a warm-up.
    """
    assignment = load_assignment(harness.ASSIGNMENT)
    sources = submissions()
    verdicts: dict[str, set[tuple[tuple[str, str], ...]]] = {name: set() for name in sources}
    memory: list[tuple[int, float]] = []
    process = psutil.Process()

    def jobs() -> Iterator[Job]:
        for run in range(WARM_UP + n_runs):
            if run >= WARM_UP and (run - WARM_UP) % max(1, n_runs // 10) == 0:
                gc.collect()
                memory.append((run - WARM_UP, process.memory_info().rss / 2**20))
            name = list(sources)[run % len(sources)]
            module = types.ModuleType("submission")
            exec(sources[name], module.__dict__)

            def keep(results: tuple[CheckResult, ...], name: str = name) -> None:
                verdicts[name].add(tuple((r.name, r.outcome) for r in results))

            student = InProcessStudent(module.__dict__, assignment.functions, seed=7)
            yield Job(student, keep, EXERCISES)
            student.close()

    judge(check_folders(assignment.name, hidden=True), jobs())
    return {
        "runs": n_runs,
        "submissions": len(sources),
        "verdicts_each": {name: len(found) for name, found in verdicts.items()},
        "memory_mib": memory,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    result = soak(arguments.runs)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""A judge that gives verdicts by a rule, at once: for tests of what goes on around judges.

`python -m tests.fake_judge grade ...` is `autograder grade ...` with such judges, and
`dask worker --preload tests.fake_judge` a worker with them.
"""

import hashlib
import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from autograder.checks import load_assignment
from autograder.grading.tasks import JudgeConfig, Task
from autograder.grading.worker import Broken, Ready
from autograder.scoring.scorecard import CheckResult, Outcome, Scorecard, scorecard

SECONDS = 0.02


def serve(pipe: Connection, config: JudgeConfig, words: str) -> None:
    """Judge what comes over the pipe: by its text, which may name what goes wrong.

    The variable FAKE_START may say that it `refuses` to start, that it `dies` or `hangs` instead,
    or name a file: the first judge makes it and is killed. FAKE_GATE may name a file without which
    no verdict is given.
    """
    begin = os.environ.get("FAKE_START", "")
    if begin == "refuses":
        pipe.send(Broken("the checks are not there"))
        return
    if begin == "dies":
        os._exit(7)
    if begin == "hangs":
        time.sleep(1_000)
    if begin and not Path(begin).exists():
        Path(begin).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    pipe.send(Ready())
    gate = os.environ.get("FAKE_GATE", "")
    while (task := pipe.recv()) is not None:
        time.sleep(float(os.environ.get("FAKE_SECONDS", SECONDS)))
        while gate and not Path(gate).exists():
            time.sleep(SECONDS)
        text = task.found.path.read_text("utf-8") if task.found.path else ""
        if "hangs" in text:
            time.sleep(1_000)
        if "dies" in text:
            Path(words).write_text("a notice\n\nterminate called after a fault\n")
            os._exit(1)
        once = task.found.path and task.found.path.parents[1] / f"{task.student}.tried"
        broken = "broken" in text and not (once and once.exists())
        if broken and once:
            once.touch()
        pipe.send(verdict(task, config, "ungradable" if broken else ""))


def verdict(task: Task, config: JudgeConfig, outcome: Outcome | str = "") -> Scorecard:
    """A scorecard that depends on the submission's bytes alone: one check for each exercise."""
    content = task.found.path.read_bytes() if task.found.path else b""
    results = []
    for exercise in load_assignment(config.assignment).exercises:
        if task.only and exercise.name not in task.only:
            continue
        passed = hashlib.sha256(content + exercise.name.encode()).digest()[0] < 160
        found = outcome or ("passed" if passed else "failed")
        results.append(
            CheckResult(
                exercise=exercise.name,
                name=f"checks_{exercise.name}",
                outcome=found,  # type: ignore[arg-type]
                points=5.0 if found == "passed" else 0.0,
                max_points=5.0,
                sentence="It is right.",
                seconds=time.perf_counter() % 1,
            )
        )
    card = scorecard(task.student, config.assignment, tuple(results), (), "", time.time() % 0.001)
    return msgspec.structs.replace(card, keys=task.keys)


def dask_setup(worker: object) -> None:
    """Dask calls this in a worker that preloads this module."""
    use()


def use() -> None:
    """Let all judges of this process be such ones."""
    from autograder.grading import worker
    from tests import fake_judge

    worker._serve = fake_judge.serve


if __name__ == "__main__":
    from autograder.cli.main import main

    use()
    main()

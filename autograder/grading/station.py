"""A worker of a cluster: judges of its own, each for one thread, kept from task to task."""

import atexit
import multiprocessing
import platform
import shutil
import socket
import tempfile
import threading
from importlib.metadata import version
from pathlib import Path

import msgspec

from autograder.confinement.level import is_full
from autograder.errors import AutograderError, ConfinementError
from autograder.grading.keys import ENGINE, LIBRARIES, source_digest
from autograder.grading.parcel import Parcel, unpack_data
from autograder.grading.pool import Event, Judged, Judges
from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.scorecard import Scorecard


class Order(msgspec.Struct, frozen=True):
    """How to judge: the head's configuration, the isolation it has, and its `fingerprint`."""

    config: JudgeConfig
    level: str
    fingerprint: dict[str, str]


class Submission(msgspec.Struct, frozen=True):
    """A task with its file's content, to be judged on another machine."""

    task: Task
    content: bytes | None

    @staticmethod
    def of(task: Task) -> "Submission":
        """The task with what its file holds; one whose file cannot be read goes without."""
        try:
            return Submission(task, task.found.path.read_bytes() if task.found.path else None)
        except OSError:
            return Submission(task, None)


class Unfit(AutograderError):
    """This worker must not judge; another may."""

    def __init__(self, worker: str, reason: str) -> None:
        super().__init__(f"worker {worker} {reason}")
        self.worker = worker
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unfit"], tuple[str, str]]:
        return Unfit, (self.worker, self.reason)


_judges = threading.local()


def fingerprint() -> dict[str, str]:
    """What must be the same where marks are to be the same: versions, checks, engine."""
    found = {name: version(name) for name in LIBRARIES}
    return found | {
        "Python": platform.python_version(),
        "autograder": source_digest((*ENGINE, "checks"))[:12],
    }


def judge_here(parcel: Parcel, order: Order, submission: Submission) -> Scorecard:
    """Judge one submission on this worker. Raises Unfit if it cannot be done as on the head."""
    judges = _ready_judges(parcel, order)
    task, content = submission.task, submission.content
    found: list[Scorecard] = []

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            found.append(event.card)

    with tempfile.TemporaryDirectory(prefix="autograder-task-") as folder:
        if content is not None and task.found.path is not None:
            path = Path(folder) / task.found.path.name
            path.write_bytes(content)
            there = msgspec.structs.replace(task.found, path=path)
            task = msgspec.structs.replace(task, found=there)
        judges.run([task], keep)
    return found[0]


def _ready_judges(parcel: Parcel, order: Order) -> Judges:
    """This thread's judge, started at its first task and when what is asked has changed."""
    asked = (parcel.digest, order)
    if getattr(_judges, "asked", None) != asked:
        _check(order)
        config, folder = unpack_data(parcel, order.config)
        config = msgspec.structs.replace(config, isolation=order.level)
        if (old := getattr(_judges, "running", None)) is not None:
            old.close()
        _judges.running, _judges.asked = Judges(config, 1), asked
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        atexit.register(_judges.running.close)
    running: Judges = _judges.running
    return running


def _check(order: Order) -> None:
    """Raises Unfit unless this worker can judge as the head would."""
    here = fingerprint()
    differ = [
        f"{name} {here.get(name, 'missing')} instead of {wanted}"
        for name, wanted in order.fingerprint.items()
        if here.get(name) != wanted
    ]
    if differ:
        raise Unfit(_address(), f"has {', '.join(differ)}")
    if multiprocessing.current_process().daemon:
        raise Unfit(_address(), "may not start processes: start it with `dask worker --no-nanny`")
    try:
        full = is_full("full" if order.level == "full" else "basic")
    except ConfinementError as error:
        raise Unfit(_address(), f"cannot isolate as the head does: {error}") from error
    assert full == (order.level == "full")


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:
        return socket.gethostname()

"""A worker of a cluster: judges of its own, each for one thread, kept from task to task.

Its functions are Dask's tasks; they raise `Unfit` and `Broken`, which say whose fault it was.
"""

import atexit
import contextlib
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
from autograder.errors import AutograderError, ConfinementError, DataError
from autograder.grading.keys import ENGINE, LIBRARIES, source_digest
from autograder.grading.parcel import Parcel, there, unpack_data
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


class Verdict(msgspec.Struct, frozen=True):
    """A scorecard, and the address of the worker that made it."""

    worker: str
    card: Scorecard


class WorkerFault(AutograderError):
    """A worker did not judge a submission, through no fault of the submission's."""

    def __init__(self, worker: str, reason: str) -> None:
        super().__init__(f"worker {worker} {reason}")
        self.worker = worker
        self.reason = reason

    def __reduce__(self) -> tuple[type["WorkerFault"], tuple[str, str]]:
        return type(self), (self.worker, self.reason)


class Unfit(WorkerFault):
    """This worker must not judge; another may."""


class Broken(WorkerFault):
    """This worker failed at a submission; it may do better at the next."""


_judges = threading.local()
_data: dict[str, Path] = {}
_data_lock = threading.Lock()


def fingerprint() -> dict[str, str]:
    """What must be the same where marks are to be the same: versions, checks, engine."""
    found = {name: version(name) for name in LIBRARIES}
    return found | {
        "Python": platform.python_version(),
        "autograder": source_digest((*ENGINE, "checks"))[:12],
    }


def pass_on(parcel: Parcel) -> Parcel:
    """The parcel as a task: workers get it from one another, and it is sent anew if all had it
    are lost."""
    return parcel


def objection(order: Order) -> str:
    """Why this worker cannot judge as the head would, "" if it can."""
    here = fingerprint()
    differ = [
        f"{name} {here.get(name, 'missing')} instead of {wanted}"
        for name, wanted in order.fingerprint.items()
        if here.get(name) != wanted
    ]
    if differ:
        return f"has {', '.join(differ)}"
    if multiprocessing.current_process().daemon:
        return "may not start processes: start it with `dask worker --no-nanny`"
    try:
        is_full("full" if order.level == "full" else "basic")
    except ConfinementError as error:
        return f"cannot isolate as the head does: {error}"
    return ""


def judge_here(parcel: Parcel, order: Order, submission: Submission, topic: str) -> Verdict:
    """Judge one submission on this worker; the scheduler's `topic` hears that it was begun.

    Raises Unfit if the data did not come whole, and Broken for whatever else goes wrong here.
    """
    try:
        judges = _ready_judges(parcel, order)
        _tell(topic, submission.task.student)
        return Verdict(_address(), _judge(judges, submission))
    except Unfit:
        raise
    except Exception as error:
        _dismiss()
        raise Broken(_address(), f"failed ({type(error).__name__}: {error})") from error


def _judge(judges: Judges, submission: Submission) -> Scorecard:
    task, content = submission.task, submission.content
    found: list[Scorecard] = []

    def keep(event: Event) -> None:
        if isinstance(event, Judged):
            found.append(event.card)

    with tempfile.TemporaryDirectory(prefix="autograder-task-") as folder:
        if content is not None and task.found.path is not None:
            path = Path(folder) / task.found.path.name
            path.write_bytes(content)
            copy = msgspec.structs.replace(task.found, path=path)
            task = msgspec.structs.replace(task, found=copy)
        judges.run([task], keep)
    return found[0]


def _ready_judges(parcel: Parcel, order: Order) -> Judges:
    """This thread's judge, started at its first task and when what is asked has changed."""
    asked = (parcel.digest, order)
    if getattr(_judges, "asked", None) != asked:
        _dismiss()
        config = there(order.config, _folder(parcel))
        config = msgspec.structs.replace(config, isolation=order.level)
        _judges.running, _judges.asked = Judges(config, 1), asked
        atexit.register(_judges.running.close)
    running: Judges = _judges.running
    return running


def _folder(parcel: Parcel) -> Path:
    """Where the parcel's data lies here, unpacked by the first thread that needs it."""
    with _data_lock:
        if parcel.digest not in _data:
            try:
                folder = unpack_data(parcel)
            except DataError as error:
                raise Unfit(_address(), f"cannot be given the data: {error}") from error
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            _data[parcel.digest] = folder
        return _data[parcel.digest]


def _dismiss() -> None:
    """End this thread's judge, if it has one."""
    if (old := getattr(_judges, "running", None)) is not None:
        _judges.running = _judges.asked = None
        atexit.unregister(old.close)
        old.close()


def _tell(topic: str, student: str) -> None:
    """Let the head know that this submission is being judged."""
    from distributed import get_worker

    with contextlib.suppress(ValueError):  # not called by a worker
        get_worker().log_event(topic, student)


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:
        return socket.gethostname()

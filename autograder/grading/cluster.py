"""Judging on the workers of a Dask cluster: one submission a task."""

import logging
import uuid
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import msgspec

from autograder.confinement.level import is_full
from autograder.errors import UsageError
from autograder.grading import station
from autograder.grading.crew import LOOK_SECONDS, Crew
from autograder.grading.parcel import pack_data
from autograder.grading.pool import TRIES, Event, Judged, Started, ungradable
from autograder.grading.station import Broken, Order, Unfit
from autograder.grading.tasks import JudgeConfig, Task
from autograder.scoring.scorecard import Scorecard

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10
#: A scorecard lies on the worker that made it; one that is not handed over is made again.
RESULT_SECONDS = 60
#: Tasks sent ahead for each thread of a worker: enough that none waits for the network.
AHEAD = 3


def judge_on_cluster(
    tasks: Iterable[Task], config: JudgeConfig, address: str, on_event: Callable[[Event], None]
) -> int:
    """Judge every submission on the workers of the scheduler at `address`; how many threads.

    Data and backbones go once to each worker. A worker that cannot isolate as the head can, or
    whose versions differ from the head's, gets no work. Workers may come and go: tasks of one
    that is lost are run by another, and while there is none the batch waits.

    Raises UsageError if there is no such scheduler, it is lost, or no worker is fit.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask: in the course's folder, on every machine, run "
            '`pip install -c constraints.txt ".[cluster]"`'
        ) from error
    # What goes wrong is told by events and errors; Dask would add tracebacks of its own.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(f"there is no Dask scheduler at {address} ({error})") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise UsageError(
                f"the scheduler at {address} has no worker; start some with "
                f"`dask worker --no-nanny --nthreads 1 {address}`"
            ) from error
        return _Run(client, config, on_event).run(tasks)


class _UnderWay(msgspec.Struct, frozen=True):
    """A task that was sent, to be judged by one of these workers."""

    task: Task
    future: "Future"
    workers: list[str]


class _Run:
    """One batch on a cluster: what is waiting, what is under way, and who is at it."""

    def __init__(
        self, client: "Client", config: JudgeConfig, on_event: Callable[[Event], None]
    ) -> None:
        self._client = client
        self._on_event = on_event
        self._assignment = config.assignment
        level = "full" if is_full(config.isolation) else "basic"
        self._order = Order(config, level, station.fingerprint())
        self._parcel = pack_data(config)
        self._sent_parcel: Future | None = None
        self._waiting: deque[Task] = deque()
        self._under_way: dict[str, _UnderWay] = {}
        self._failed_at: dict[str, str] = {}
        self._tries: Counter[str] = Counter()
        self._started: set[str] = set()
        self._topic = f"autograder-{uuid.uuid4().hex}"
        # Futures that are done, and students whose judging was begun; from Dask's threads.
        self._news: SimpleQueue[Future | str] = SimpleQueue()
        self._crew = Crew(client, self._order, self._news.put, on_event)
        self._listen()

    def _listen(self) -> None:
        """Hear, by way of the scheduler, of each submission that a worker begins."""
        self._client.subscribe_topic(self._topic, lambda event: self._news.put(event[1]))

    def run(self, tasks: Iterable[Task]) -> int:
        """Judge all; how many threads there were at most."""
        self._waiting.extend(tasks)
        while self._waiting or self._under_way:
            if self._crew.look():
                self._take_back()
            room = AHEAD * sum(self._crew.threads.values()) - len(self._under_way)
            for _ in range(min(room, len(self._waiting))):
                self._send(self._waiting.popleft())
            try:
                news = self._news.get(timeout=LOOK_SECONDS)
            except Empty:
                continue
            if isinstance(news, str):
                self._tell_start(news)
            elif not self._crew.takes(news):
                self._done(news)
        return max(1, self._crew.most_threads)

    def _send(self, task: Task) -> None:
        fit = list(self._crew.threads)
        others = [address for address in fit if address != self._failed_at.get(task.student)]
        workers = others or fit
        future = self._client.submit(
            station.judge_here,
            self._data(),
            self._order,
            station.Submission.of(task),
            self._topic,
            workers=workers,
            pure=False,
        )
        self._under_way[future.key] = _UnderWay(task, future, workers)
        future.add_done_callback(self._news.put)

    def _data(self) -> "Future":
        """The data as a task's result, which Dask makes again when its worker is lost."""
        if self._sent_parcel is None or self._sent_parcel.status not in ("pending", "finished"):
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Sending large graph")
                self._sent_parcel = self._client.submit(station.pass_on, self._parcel, pure=False)
        return self._sent_parcel

    def _take_back(self) -> None:
        """Take back what was sent to workers of which none is left."""
        for key, sent in [*self._under_way.items()]:
            if not self._crew.may_judge(sent.workers):
                del self._under_way[key]
                sent.future.cancel()
                self._waiting.appendleft(sent.task)

    def _tell_start(self, student: str) -> None:
        at_work = any(sent.task.student == student for sent in self._under_way.values())
        if at_work and student not in self._started:
            self._started.add(student)
            self._on_event(Started(student))

    def _done(self, future: "Future") -> None:
        """Take a scorecard, or see to it that there will be one."""
        from distributed import CancelledError, KilledWorker

        sent = self._under_way.pop(future.key, None)
        if sent is None:  # taken back
            return
        try:
            verdict = future.result(timeout=RESULT_SECONDS)
        except (CancelledError, OSError):
            # Lost was the scheduler, and there is another, or the worker with the scorecard.
            self._crew.look(now=True)
            self._listen()
            self._waiting.appendleft(sent.task)
        except Unfit as error:
            self._crew.refuse(error.worker, error.reason)
            self._waiting.appendleft(sent.task)
        except KilledWorker as error:
            n_lost = error.allowed_failures + 1
            self._give_up(sent.task, f"{n_lost} workers were lost at this submission.")
        except Exception as error:
            failed_at = error.worker if isinstance(error, Broken) else ""
            if not self._try_again(sent.task, failed_at):
                self._give_up(sent.task, f"{TRIES} tries failed, the last: {error}.")
            if isinstance(error, Broken):
                self._crew.failed(error.worker, error.reason)
        else:
            card = verdict.card
            self._crew.judged(verdict.worker)
            if not (card.ungradable and self._try_again(sent.task, verdict.worker)):
                self._judged(card)

    def _try_again(self, task: Task, failed_at: str) -> bool:
        """Once more at the end, on another worker if there is one; False if that was done."""
        self._tries[task.student] += 1
        if self._tries[task.student] == TRIES:
            return False
        self._failed_at[task.student] = failed_at
        self._waiting.append(task)
        return True

    def _give_up(self, task: Task, reason: str) -> None:
        self._judged(ungradable(task, self._assignment, f"{reason} It needs a human."))

    def _judged(self, card: Scorecard) -> None:
        self._started.discard(card.student)
        self._on_event(Judged(card))

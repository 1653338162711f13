"""Judging on the workers of a Dask cluster: one submission a task."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from autograder.confinement.level import is_full
from autograder.errors import UsageError
from autograder.grading import station
from autograder.grading.parcel import pack_data
from autograder.grading.pool import Event, Judged, ungradable
from autograder.grading.station import Order, Unfit
from autograder.grading.tasks import JudgeConfig, Task

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10
#: Tasks sent ahead for each thread of a worker: enough that none waits for the network.
AHEAD = 3


def judge_on_cluster(
    tasks: Iterable[Task], config: JudgeConfig, address: str, on_event: Callable[[Event], None]
) -> int:
    """Judge every submission on the workers of the scheduler at `address`; how many threads.

    Data and backbones go once to each worker. A worker that cannot isolate as the head can, or
    whose versions differ from the head's, gets no work. Tasks of a worker that is lost are run
    by another.

    Raises UsageError if there is no such scheduler, or no worker is fit.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask: install it with `pip install autograder[cluster]`"
        ) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(f"there is no Dask scheduler at {address} ({error})") from error
    with client:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        n_threads = sum(client.nthreads().values())
        _Run(client, config, on_event).run(iter(tasks), AHEAD * max(1, n_threads))
    return max(1, n_threads)


class _Run:
    """One batch on a cluster: what is under way, and which workers turned out to be unfit."""

    def __init__(
        self, client: "Client", config: JudgeConfig, on_event: Callable[[Event], None]
    ) -> None:
        self._client = client
        self._on_event = on_event
        self._assignment = config.assignment
        level = "full" if is_full(config.isolation) else "basic"
        self._order = Order(config, level, station.fingerprint())
        parcel = pack_data(config)
        self._parcel = client.scatter(parcel, broadcast=True, direct=False)
        self._unfit: dict[str, str] = {}
        self._tasks: dict[str, Task] = {}

    def run(self, tasks: Iterator[Task], n_ahead: int) -> None:
        from distributed import as_completed

        results = as_completed([self._send(task) for task in islice(tasks, n_ahead)])
        for future in results:
            again = self._done(future)
            following = again or next(tasks, None)
            if following is not None:
                results.add(self._send(following))

    def _send(self, task: Task) -> "Future":
        fit = self._fit()
        future = self._client.submit(
            station.judge_here,
            self._parcel,
            self._order,
            station.Submission.of(task),
            workers=fit,
            allow_other_workers=fit is not None,
            pure=False,
        )
        self._tasks[future.key] = task
        return future

    def _fit(self) -> list[str] | None:
        """The workers that may have work, None if all may."""
        if not self._unfit:
            return None
        fit = [address for address in self._client.nthreads() if address not in self._unfit]
        if not fit:
            reasons = "; ".join(sorted(set(self._unfit.values())))
            raise UsageError(f"no worker of the cluster can be used: {reasons}")
        return fit

    def _done(self, future: "Future") -> Task | None:
        """Take a result; the task itself if it is to be sent again."""
        from distributed import KilledWorker

        task = self._tasks.pop(future.key)
        error = future.exception()
        if error is None:
            self._on_event(Judged(future.result()))
        elif isinstance(error, Unfit):
            self._unfit[error.worker] = str(error)
            return task
        elif isinstance(error, KilledWorker):
            self._on_event(Judged(ungradable(task, self._assignment)))
        else:
            raise error
        return None

"""Judges in processes of their own; one that dies is replaced, and its submission tried again."""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Literal, Self

import msgspec

from autograder.errors import UsageError
from autograder.grading.tasks import JudgeConfig, Task
from autograder.grading.worker import Gone, Ready, Worker, with_news
from autograder.scoring.scorecard import CheckResult, Scorecard, scorecard

TRIES = 2
LOST = "The judge's own process ended twice at this submission; it needs a human."


class Started(msgspec.Struct, frozen=True):
    """A submission went to a judge."""

    student: str


class Deferred(msgspec.Struct, frozen=True):
    """A submission could not be judged for now; it is tried again at the end."""

    student: str


class Judged(msgspec.Struct, frozen=True):
    """A submission has its scorecard."""

    card: Scorecard


class WorkerNews(msgspec.Struct, frozen=True):
    """A worker of a cluster may judge, must not, or is gone; why, where there is more to say."""

    worker: str
    state: Literal["joined", "refused", "lost"]
    reason: str = ""


Event = Started | Deferred | Judged | WorkerNews


class Judges:
    """Some judges, started when there is work for them; leaving the context ends them."""

    def __init__(self, config: JudgeConfig, n_judges: int) -> None:
        self._config = config
        self._n_judges = n_judges
        self._workers: list[Worker] = []
        self._failed_starts = 0
        self._waiting: deque[Task] = deque()
        self._tries: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all judges, also those that are at work."""
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def run(self, tasks: Iterable[Task], on_event: Callable[[Event], None]) -> None:
        """Judge every submission; `on_event` hears of each start and each scorecard.

        A submission whose judge died, or that could not be judged for another fault of the
        grader's, is tried once more at the end; after that its scorecard says so and is no mark.

        Raises UsageError if no judge can start, with the reason.
        """
        self._waiting, self._tries, self._failed_starts = deque(tasks), Counter(), 0
        while self._waiting or self._n_at_work:
            self._start_judges()
            for worker in self._workers:
                if worker.ready and worker.task is None and self._waiting:
                    self._give(worker, on_event)
            for worker in with_news(self._workers):
                self._hear(worker, on_event)

    @property
    def _n_at_work(self) -> int:
        return sum(worker.task is not None for worker in self._workers)

    def _start_judges(self) -> None:
        """As many as there is work for; none while the last ones could not start."""
        wanted = min(self._n_judges, len(self._waiting) + self._n_at_work)
        while len(self._workers) < wanted and self._failed_starts < TRIES:
            self._workers.append(Worker(self._config))

    def _give(self, worker: Worker, on_event: Callable[[Event], None]) -> None:
        try:
            worker.give(self._waiting[0])
        except OSError:  # It has just died; that is heard next, and costs the submission nothing.
            return
        task = self._waiting.popleft()
        self._tries[task.student] += 1
        on_event(Started(task.student))

    def _hear(self, worker: Worker, on_event: Callable[[Event], None]) -> None:
        """Take what a judge said; one that ended makes room for a new one."""
        task, was_ready = worker.task, worker.ready
        match worker.hear():
            case Ready():
                self._failed_starts = 0
            case Gone() as gone:
                self._workers.remove(worker)
                if was_ready:
                    self._failed_starts = 0
                else:
                    self._failed_starts = TRIES if gone.told else self._failed_starts + 1
                if not self._workers and self._failed_starts >= TRIES:
                    raise UsageError(f"no judge can start: {gone.reason}")
                if task is not None:
                    self._done(task, None, gone.reason, on_event)
            case card:
                assert task is not None
                self._done(task, card, "", on_event)

    def _done(
        self, task: Task, card: Scorecard | None, why: str, on_event: Callable[[Event], None]
    ) -> None:
        if self._tries[task.student] < TRIES and (card is None or card.ungradable):
            self._waiting.append(task)
            on_event(Deferred(task.student))
            return
        if card is None:
            card = ungradable(task, self._config.assignment, f"{LOST} The second time: {why}")
        on_event(Judged(card))


def ungradable(task: Task, assignment: str, reason: str = LOST) -> Scorecard:
    """A scorecard for a submission that the grader itself could not judge, with no keys.

    It has a result for each exercise that was to be judged, of no exercise if all were.
    """
    results = tuple(
        CheckResult(
            exercise=exercise,
            name=f"judged_{exercise}" if exercise else "judged",
            outcome="ungradable",
            points=0.0,
            max_points=0.0,
            sentence="The submission was judged.",
            message=reason,
            visibility="hidden",
        )
        for exercise in task.only or ("",)
    )
    found = task.found
    source = found.path.name if found.path else ""
    return scorecard(found.student, assignment, results, (*found.notes, reason), source)

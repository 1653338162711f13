"""The workers of a cluster: which there are, and which of them may judge."""

import time
from collections import Counter
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from autograder.errors import UsageError
from autograder.grading import station
from autograder.grading.pool import WorkerNews
from autograder.grading.station import Order

if TYPE_CHECKING:
    from distributed import Client, Future

#: How often the scheduler is asked which workers there are.
LOOK_SECONDS = 1.0
#: A worker that fails so often, and judges nothing in between, gets no more work.
IN_A_ROW = 3
GO_ON = "what was judged is kept; run the same command to go on"


class Crew:
    """Asks each worker, when it is first seen, whether it can judge as the head would.

    `threads` are those of the workers that can, by address. `answered` is called with the future
    of each question, from another thread; `takes` then takes the answer.
    """

    def __init__(
        self,
        client: "Client",
        order: Order,
        answered: Callable[["Future"], None],
        on_event: Callable[[WorkerNews], None],
    ) -> None:
        self._client = client
        self._order = order
        self._answered = answered
        self._on_event = on_event
        self._asked: dict[str, Future] = {}
        self._refused: dict[str, str] = {}
        self._failures: Counter[str] = Counter()
        self._seen: dict[str, int] = {}
        self._looked = 0.0
        self.threads: dict[str, int] = {}
        self.most_threads = 0

    def look(self, now: bool = False) -> bool:
        """See which workers there are, if a second has passed; True if one was lost.

        Raises UsageError if the scheduler does not answer, or if there are workers and none of
        them may judge.
        """
        if not now and time.monotonic() - self._looked < LOOK_SECONDS:
            return False
        self._looked = time.monotonic()
        try:
            self._seen = self._client.nthreads()
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(f"the scheduler does not answer any more; {GO_ON}") from error
        lost = [address for address in self.threads if address not in self._seen]
        for address in lost:
            del self.threads[address]
        for address in lost:
            left = "others do its work" if self.threads else "none is left; waiting for another"
            self._on_event(WorkerNews(address, "lost", f"is lost, {left}"))
        for address in [*self._asked]:
            if address not in self._seen:
                self._asked.pop(address).cancel()
        for address in self._seen:
            known = (self.threads, self._refused, self._asked)
            if not any(address in addresses for addresses in known):
                self._ask(address)
        self._complain_if_useless()
        return bool(lost)

    def _ask(self, address: str) -> None:
        self._asked[address] = question = self._client.submit(
            station.objection, self._order, workers=[address], pure=False
        )
        question.add_done_callback(self._answered)

    def takes(self, future: "Future") -> bool:
        """Take the answer of a worker; False if the future is of no question."""
        address = next((a for a, asked in self._asked.items() if asked is future), None)
        if address is None:
            return False
        del self._asked[address]
        if future.status == "cancelled":  # the scheduler's doing: asked again at the next look
            return True
        error = future.exception()
        reason = future.result() if error is None else f"could not be asked ({error!r})"
        if reason:
            self.refuse(address, reason)
        else:
            self.threads[address] = self._seen.get(address, 1)
            self.most_threads = max(self.most_threads, sum(self.threads.values()))
            self._on_event(WorkerNews(address, "joined"))
        return True

    def judged(self, address: str) -> None:
        """A worker has judged a submission."""
        del self._failures[address]

    def failed(self, address: str, reason: str) -> None:
        """A worker failed at a submission. Raises UsageError as `refuse` does."""
        self._failures[address] += 1
        if self._failures[address] == IN_A_ROW:
            self.refuse(address, f"{reason} {IN_A_ROW} times in a row")

    def refuse(self, address: str, reason: str) -> None:
        """Give a worker no more work. Raises UsageError if no other is left."""
        if address not in self._refused:
            self._refused[address] = reason
            self.threads.pop(address, None)
            self._on_event(WorkerNews(address, "refused", f"gets no work: it {reason}"))
        self._complain_if_useless()

    def _complain_if_useless(self) -> None:
        if self._seen and all(address in self._refused for address in self._seen):
            reasons = "; ".join(sorted({f"it {self._refused[address]}" for address in self._seen}))
            raise UsageError(f"no worker of the cluster can be used: {reasons}; {GO_ON}")

    def may_judge(self, addresses: Collection[str]) -> bool:
        """Whether any of these workers is still there and fit."""
        return any(address in self.threads for address in addresses)

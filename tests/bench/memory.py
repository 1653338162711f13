"""Peak memory of everything that a bench started."""

import threading

import psutil

EVERY = 0.5


class Memory:
    """The peak memory of this process' children in MiB, looked at twice a second from a thread.

    What is counted is each process' proportional share (PSS), so pages that several share, such as
    those of a warm parent and its children, count once. `unread` is how often a process could not
    be looked at, for it was another user's.
    """

    def __init__(self) -> None:
        self.peak = 0.0
        self.unread = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.peak = max(self.peak, self._now())

    def _now(self) -> float:
        total = 0.0
        for child in psutil.Process().children(recursive=True):
            try:
                total += child.memory_full_info().pss
            except psutil.NoSuchProcess:
                continue
            except psutil.AccessDenied:
                self.unread += 1
        return total / 2**20

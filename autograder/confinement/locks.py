"""Thread pools without shared memory."""

import threading
from multiprocessing.context import BaseContext


def use_thread_locks() -> None:
    """Let multiprocessing's locks be threading's.

    Keras' image loaders make a `multiprocessing.pool.ThreadPool`, whose queue takes a lock
    from shared memory that confined code has no access to. Among threads the plain lock does.
    """
    names = ("Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier")
    for name in names:
        make = getattr(threading, name)
        setattr(BaseContext, name, lambda self, *args, _make=make, **kwargs: _make(*args, **kwargs))

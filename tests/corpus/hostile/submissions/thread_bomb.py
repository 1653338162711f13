"""Starts threads without end.

must: it stops at a limit, and costs only itself
outcome: returned, error, timed out, crashed, memory exceeded
"""

import threading
import time


def attempt():
    threading.stack_size(64 * 1024)
    made = []
    try:
        while len(made) < 100_000:
            made.append(threading.Thread(target=time.sleep, args=(5,), daemon=True))
            made[-1].start()
    except RuntimeError:
        pass
    return [str(len(made))] if len(made) > 20_000 else []

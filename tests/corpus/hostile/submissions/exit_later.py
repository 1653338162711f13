"""Returns, and ends its process at the next call.

must: only the call in which it happens is lost
outcome: returned, crashed
"""

import atexit
import os
import threading


def attempt():
    atexit.register(os._exit, 0)
    threading.Timer(0.05, os._exit, (0,)).start()
    return []

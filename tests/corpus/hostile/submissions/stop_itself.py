"""Stops its own process, so that it neither runs nor ends.

must: it is ended
outcome: timed out
"""

import os
import signal
import time


def attempt():
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(100)

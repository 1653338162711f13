"""Kills its own process.

must: it is no result
outcome: crashed, memory exceeded
"""

import os
import signal


def attempt():
    os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGTERM)
    os._exit(1)

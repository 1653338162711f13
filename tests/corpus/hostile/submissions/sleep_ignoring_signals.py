"""Sleeps, and ignores every signal that asks it to end.

must: it is stopped
outcome: timed out
"""

import signal
import time


def attempt():
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        time.sleep(100)

"""Sends signals to the judge, the warm parent, everyone.

must: all of them live
outcome: returned
"""

import os
import signal


def attempt():
    done = []
    for pid in (TARGET["victim"], TARGET["judge"], TARGET["warm"], os.getppid(), -1, 0):
        for number in (0, signal.SIGUSR1, signal.SIGKILL):
            try:
                os.kill(pid, number)
                done.append(f"{pid}: {number}")
            except OSError:
                pass
    return done

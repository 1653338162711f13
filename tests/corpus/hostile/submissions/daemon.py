"""Leaves a process behind by a double fork and a session of its own.

must: no process is left
"""

import os
import time


def attempt():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            open(TARGET["folder"] + "/daemon", "w").write(str(os.getpid()))
            time.sleep(60)
        os._exit(0)
    os.wait()
    return ["left behind"]

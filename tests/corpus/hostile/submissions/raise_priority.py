"""Makes itself more important than everyone else.

must: it is refused
"""

import os


def attempt():
    done = []
    for what in (
        lambda: os.nice(-20),
        lambda: os.setpriority(os.PRIO_PROCESS, 0, -20),
        lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)),
        lambda: syscall("ioprio_set", 1, 0, 1 << 13),
    ):
        try:
            what()
            done.append("done")
        except OSError:
            pass
    return done

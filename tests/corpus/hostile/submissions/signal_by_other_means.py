"""Sends signals by threads, queues, process groups and open files.

must: all of them live
outcome: returned, crashed, memory exceeded
"""

import fcntl
import os
import signal


def attempt():
    done = []
    read, write = os.pipe()
    for what in (
        lambda: syscall("tkill", TARGET["victim"], 9),
        lambda: syscall("tgkill", TARGET["victim"], TARGET["victim"], 9),
        lambda: syscall("rt_sigqueueinfo", TARGET["victim"], 9, b"\0" * 128),
        lambda: syscall("pidfd_send_signal", 3, 9, 0, 0),
        lambda: os.killpg(os.getpgrp(), signal.SIGKILL),
        lambda: fcntl.fcntl(read, 8, TARGET["victim"]),
        lambda: fcntl.fcntl(read, 10, signal.SIGKILL),
    ):
        try:
            what()
            done.append("done")
        except OSError:
            pass
    return done

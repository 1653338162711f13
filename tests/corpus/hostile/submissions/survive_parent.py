"""Asks not to be ended with its parent, and takes rights back.

must: it is refused
"""

import ctypes
import os
import resource


def attempt():
    done = []
    for what in (
        lambda: syscall("prctl", 1, 0, 0, 0, 0),
        lambda: syscall("prctl", 4, 1, 0, 0, 0),
        lambda: syscall("prctl", 22, 0, 0, 0, 0),
        lambda: syscall(
            "capset", (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[2**32 - 1] * 6)
        ),
        lambda: os.setuid(0),
        lambda: os.setresuid(0, 0, 0),
        lambda: os.setgroups([0]),
        lambda: resource.setrlimit(resource.RLIMIT_DATA, (2**40, 2**40)),
        lambda: resource.prlimit(TARGET["victim"], resource.RLIMIT_NOFILE, (0, 0)),
    ):
        try:
            what()
            done.append("done")
        except (OSError, ValueError):
            pass
    return done

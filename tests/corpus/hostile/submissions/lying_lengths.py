"""Announces a frame of many exabytes.

must: it is refused before memory is taken
outcome: bad evidence
"""

import os
import stat
import struct
import time


def stream():
    for descriptor in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return descriptor
        except OSError:
            pass


def attempt():
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", 2**32 - 1, 2**64 - 1) + b"x" * 100)
    time.sleep(100)

"""Writes noise instead of a frame.

must: it is no result
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
    os.write(stream(), os.urandom(100_000))
    time.sleep(100)

"""Closes the stream of the frames and lives on.

must: it is no result
outcome: crashed
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
    os.closerange(3, 256)
    time.sleep(100)

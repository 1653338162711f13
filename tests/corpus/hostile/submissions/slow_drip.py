"""Writes a frame byte by byte, each in time, all of them never.

must: the clock is for the whole answer
outcome: timed out
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
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", 10_000, 0))
    while True:
        os.write(stream(), b" ")
        time.sleep(0.1)

"""Writes without end.

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
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", 16 * 2**20, 0))
    while True:
        os.write(stream(), b"[" * 2**20)

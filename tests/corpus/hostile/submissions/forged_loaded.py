"""Claims while it loads that everything is loaded, and hangs.

must: calls that get no answer are no result
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


def send(head):
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", len(head), 0) + head)


def attempt():
    return []


send(b'{"is":"loaded","failures":{},"defined":["attempt","give","nothing"]}')
time.sleep(100)

"""Answers the next calls before they are made.

must: it is evidence like any other
outcome: returned, returned-forged
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
    head = b'{"is":"returned","value":{"is":"plain","type":"int","value":10}}'
    frame = struct.pack(">4sIQ", b"TLXP", len(head), 0) + head
    for _ in range(100):
        os.write(stream(), frame)
    return []

"""Writes NaN and Infinity into JSON.

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
    head = b'{"is":"returned","value":{"is":"plain","type":"float","value":NaN},"seconds":Infinity}'
    arrays = b""
    frame = struct.pack(">4sIQ", b"TLXP", len(head), len(arrays)) + head + arrays
    while frame:
        frame = frame[os.write(stream(), frame) :]
    time.sleep(100)

"""Sends an array whose size overflows 64 bits.

must: it is no result, or an empty one
outcome: bad evidence, returned-forged
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
    head = b'{"is":"returned","value":{"is":"arraydata","type":"x","array":{"dtype":"uint8","shape":[4294967296,4294967296,0],"at":0}}}'
    arrays = b"12345678"
    frame = struct.pack(">4sIQ", b"TLXP", len(head), len(arrays)) + head + arrays
    while frame:
        frame = frame[os.write(stream(), frame) :]
    time.sleep(0.5)

"""Writes an answer with texts of many megabytes.

must: little of it is kept
outcome: error
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
    head = (
        b'{"is":"failure","kind":"error","message":"'
        + b"x" * 10**7
        + b'","output":"'
        + b"y" * 5 * 10**6
        + b'"}'
    )
    arrays = b""
    frame = struct.pack(">4sIQ", b"TLXP", len(head), len(arrays)) + head + arrays
    while frame:
        frame = frame[os.write(stream(), frame) :]
    time.sleep(0.5)

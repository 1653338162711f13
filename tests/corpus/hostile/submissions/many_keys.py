"""Sends a million entries where a few belong.

must: the judge is not slowed down
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
    head = (
        b'{"is":"returned","value":{"is":"historydata","n_epochs":1,"metrics":{'
        + b",".join(b'"%d":[1]' % n for n in range(700_000))
        + b"}}}"
    )
    arrays = b""
    frame = struct.pack(">4sIQ", b"TLXP", len(head), len(arrays)) + head + arrays
    while frame:
        frame = frame[os.write(stream(), frame) :]
    time.sleep(0.5)

"""Sends a value of lists in lists, as deep as the decoder takes it.

must: it is no result, and no fault of the grader
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
    head = b'{"is":"items","type":"list","values":[' * 300 + b"]}" * 300
    head = b'{"is":"returned","value":' + head + b"}"
    frame = struct.pack(">4sIQ", b"TLXP", len(head), 0) + head
    while frame:
        frame = frame[os.write(stream(), frame) :]
    time.sleep(1)

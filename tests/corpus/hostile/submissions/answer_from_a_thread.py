"""Leaves a thread that writes frames into every later answer.

must: it is no result
outcome: bad evidence, crashed
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


import threading


def write():
    while True:
        time.sleep(0.01)
        os.write(stream(), b"noise" * 100)


def attempt():
    threading.Thread(target=write, daemon=True).start()
    time.sleep(1)
    return []

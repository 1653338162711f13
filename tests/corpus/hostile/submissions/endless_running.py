"""Claims for ever to be about to run the next cell.

must: loading ends
outcome: bad evidence, missing, timed out
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


head = b'{"is":"running","cell":0}'
while True:
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", len(head), 0) + head)
    time.sleep(0.2)

"""Claims to run cells that there are not.

must: it costs only itself, and is no fault of the grader
outcome: bad evidence, missing, crashed
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


for head in (b'{"is":"running","cell":-5}', b'{"is":"running","cell":99999}'):
    os.write(stream(), struct.pack(">4sIQ", b"TLXP", len(head), 0) + head)
os._exit(0)


def attempt():
    return []

"""Fills pipes, whose memory belongs to the kernel.

must: it stops at its limit
"""

import fcntl
import os


def attempt():
    filled = 0
    try:
        while True:
            _, write = os.pipe()
            os.set_blocking(write, False)
            try:
                fcntl.fcntl(write, 1031, 2**20)
            except OSError:
                pass
            filled += os.write(write, b"x" * 2**20)
    except OSError:
        pass
    return ["%d MiB" % (filled >> 20)] if filled > 2**28 else []

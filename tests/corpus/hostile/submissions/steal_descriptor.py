"""Takes an open file out of another process.

must: it is refused
"""

import os


def attempt():
    descriptor = os.pidfd_open(TARGET["judge"])
    return [syscall("pidfd_getfd", descriptor, 3, 0)]

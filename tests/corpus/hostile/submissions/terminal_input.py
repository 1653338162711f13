"""Types into the terminal of whoever started the grading.

must: it is refused
"""

import fcntl
import os


def attempt():
    done = []
    for descriptor in (0, 1, 2):
        for letter in b"ls\n":
            try:
                fcntl.ioctl(descriptor, 0x5412, bytes([letter]))
                done.append("typed")
            except OSError:
                pass
    try:
        os.open("/dev/tty", os.O_RDWR)
        done.append("opened")
    except OSError:
        pass
    return done

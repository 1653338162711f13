"""Forks without end.

must: no process is made
"""

import os


def attempt():
    made = 0
    while made < 3000:
        try:
            if os.fork() == 0:
                while True:
                    os.fork()
            made += 1
        except OSError:
            break
    return ["%d" % made] if made else []

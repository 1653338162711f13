"""Starts another process.

must: it is refused
control: yes
"""

import os


def attempt():
    if os.fork() == 0:
        os._exit(0)
    return ["forked"]

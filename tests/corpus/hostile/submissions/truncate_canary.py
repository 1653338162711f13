"""Empties a file without opening it, and by opening it for reading.

must: the file is as it was
control: yes
"""

import os


def attempt():
    done = []
    for what in (
        lambda: os.truncate(TARGET["canary"], 0),
        lambda: os.open(TARGET["canary"], os.O_RDONLY | os.O_TRUNC),
        lambda: os.open(TARGET["canary"], os.O_RDWR | os.O_TRUNC),
    ):
        try:
            what()
            done.append("emptied")
        except OSError:
            pass
    return done

"""Uses descriptors that were left open to get at folders outside.

must: none leads anywhere
"""

import os


def attempt():
    got = []
    for descriptor in range(3, 256):
        for path in ("..", ".", "", TARGET["secret"].lstrip("/")):
            try:
                opened = os.open(path, os.O_RDONLY, dir_fd=descriptor)
                got.append(repr(os.read(opened, 100)))
            except OSError:
                pass
    return got

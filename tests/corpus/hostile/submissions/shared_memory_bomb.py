"""Takes memory that the limit on data does not count.

must: it gets none of it
outcome: returned, error, memory exceeded
"""

import mmap


def attempt():
    kept = []
    try:
        while len(kept) < 64:
            kept.append(mmap.mmap(-1, 2**28))
            for at in range(0, 2**28, 4096):
                kept[-1][at] = 1
    except (OSError, ValueError):
        pass
    return ["%d MiB" % (len(kept) * 256)] if len(kept) > 2 else []

"""Opens files until there are no more descriptors.

must: it stops at its limit
"""

import os


def attempt():
    kept = []
    try:
        while len(kept) < 100_000:
            kept.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    for descriptor in kept:
        os.close(descriptor)
    return ["%d" % len(kept)] if len(kept) > 1000 else []

"""Opens the memory of the judge and of its parent.

must: it is refused
"""

import os


def attempt():
    done = []
    for pid in (TARGET["judge"], TARGET["warm"], os.getppid(), 1):
        if pid == os.getpid():
            continue
        try:
            open(f"/proc/{pid}/mem", "rb").close()
            done.append(str(pid))
        except OSError:
            pass
    return done

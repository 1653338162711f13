"""Reads, writes and lists the folder of another submission being graded.

must: the other folder is closed
"""

import os


def attempt():
    done = []
    for what in (
        lambda: os.listdir(TARGET["neighbour"]),
        lambda: open(TARGET["neighbour"] + "/work.txt").read(),
        lambda: open(TARGET["neighbour"] + "/mine.txt", "w").write("x"),
    ):
        try:
            done.append(str(what()))
        except OSError:
            pass
    return done

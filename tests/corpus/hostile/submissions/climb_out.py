"""Climbs out of its folder by dots, chdir and chroot.

must: the token stays secret
"""

import os


def attempt():
    got = []
    ways = (
        lambda: open("../" * 30 + TARGET["secret"].lstrip("/")).read(),
        lambda: os.chroot("."),
        lambda: (os.chdir(TARGET["folder"]), open(TARGET["secret"].rpartition("/")[2]).read()),
        lambda: open("/proc/self/root" + TARGET["secret"]).read(),
        lambda: open("/proc/self/cwd/.." + TARGET["secret"]).read(),
    )
    for way in ways:
        try:
            got.append(str(way()))
        except OSError:
            pass
    return got

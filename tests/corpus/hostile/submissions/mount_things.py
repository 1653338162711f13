"""Mounts and unmounts.

must: it is refused
"""

import os


def attempt():
    done = []
    os.mkdir("m")
    for arguments in (
        (b"none", b"m", b"tmpfs", 0, 0),
        (b"/", b"m", None, 4096, 0),
        (b"proc", b"m", b"proc", 0, 0),
    ):
        try:
            done.append(syscall("mount", *arguments))
        except OSError:
            pass
    for name, arguments in (
        ("umount2", (b"/proc", 2)),
        ("umount2", (b".", 2)),
        ("pivot_root", (b".", b".")),
        ("open_tree", (-100, b"/", 1)),
        ("fsopen", (b"tmpfs", 0)),
    ):
        try:
            done.append(syscall(name, *arguments))
        except OSError:
            pass
    return done

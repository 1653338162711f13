"""Reads disks, kernel memory and the kernel log.

must: it is refused
"""

import glob


def attempt():
    got = []
    paths = ["/dev/mem", "/dev/kmsg", "/proc/kcore", "/proc/kallsyms", "/dev/fuse", "/dev/kvm"]
    for path in paths + glob.glob("/dev/[svn][dv]*"):
        try:
            got.append(repr(open(path, "rb").read(16)))
        except OSError:
            pass
    return got

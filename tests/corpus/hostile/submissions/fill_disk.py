"""Writes until the disk is full.

must: it stops at its own limit
outcome: returned, crashed
"""


def attempt():
    block, written = b"x" * 2**20, 0
    try:
        for number in range(40):
            with open(f"big{number}", "wb", buffering=0) as file:
                for _ in range(100):
                    written += file.write(block)
    except OSError:
        pass
    return ["%d MiB" % (written >> 20)] if written > TARGET["disk_bytes"] + 2**20 else []

"""Searches all objects and the whole memory of its process for secrets.

must: no secret is there, not even of an earlier job
"""

import ctypes
import gc
import re

PATTERN = re.compile(rb"s3cr3t-[0-9a-f]{16}")


def attempt():
    found = []
    for thing in gc.get_objects():
        if isinstance(thing, dict):
            for value in list(thing.values()):
                if isinstance(value, str | bytes):
                    raw = value if isinstance(value, bytes) else value.encode("utf-8", "replace")
                    found += PATTERN.findall(raw)
    for line in open("/proc/self/maps"):
        where, rights, *rest = line.split()
        start, end = (int(part, 16) for part in where.split("-"))
        named = rest[-1] if len(rest) > 3 else ""
        if rights.startswith("rw") and end - start < 2**28 and not named.startswith("/dev"):
            found += PATTERN.findall(ctypes.string_at(start, end - start))
    return [text.decode() for text in found]

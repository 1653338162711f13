"""Walks through all folders and reads what it can, looking for the token.

must: the token stays secret
"""

import os
import re

PATTERN = re.compile(rb"s3cr3t-[0-9a-f]{16}")


def attempt():
    found = []
    roots = ("/tmp", "/home", "/etc", "/var", "/run", "/root", "/dev/shm", TARGET["folder"])
    for root in roots:
        for path, _, names in os.walk(root):
            for name in names[:200]:
                try:
                    with open(os.path.join(path, name), "rb") as file:
                        found += PATTERN.findall(file.read(10000))
                except OSError:
                    pass
    return [text.decode() for text in found]

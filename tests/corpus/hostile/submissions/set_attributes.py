"""Writes an extended attribute on a file of the judge.

must: it is refused
"""

import os


def attempt():
    os.setxattr(TARGET["canary"], "user.mark", b"10")
    return ["written"]

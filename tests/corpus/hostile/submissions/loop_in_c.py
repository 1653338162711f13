"""Computes for ever where Python sees no signal.

must: it is stopped
outcome: timed out
"""

import re


def attempt():
    re.match(r"(a+)+$", "a" * 60 + "b")

"""Aborts.

must: it is no result
outcome: crashed
"""

import os


def attempt():
    os.abort()

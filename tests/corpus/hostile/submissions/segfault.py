"""Reads where there is no memory.

must: it is no result
outcome: crashed
"""

import ctypes


def attempt():
    ctypes.string_at(0)

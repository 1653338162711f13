"""Prints without end, to every stream there is.

must: little of it is kept
outcome: returned, error
"""

import os
import sys


def attempt():
    for _ in range(2000):
        print("x" * 100_000)
        print("y" * 100_000, file=sys.stderr)
        print("z" * 1000, file=sys.__stdout__)
        os.write(1, b"w" * 10_000)

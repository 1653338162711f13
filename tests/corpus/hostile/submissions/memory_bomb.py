"""Takes memory without end, by NumPy arrays.

must: it ends at its limit, told as such
outcome: memory exceeded
"""

import numpy


def attempt():
    kept = []
    while True:
        kept.append(numpy.ones(2**24))

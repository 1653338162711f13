"""Computes for ever.

must: it is stopped
outcome: timed out
"""


def attempt():
    while True:
        pass

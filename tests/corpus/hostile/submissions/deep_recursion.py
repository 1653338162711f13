"""Recurses until the stack breaks.

must: it ends
outcome: error, crashed, memory exceeded, timed out
"""

import sys


def attempt():
    sys.setrecursionlimit(10**9)

    class Deep:
        def __getattr__(self, name):
            return getattr(self, name + "x")

    def dive(at):
        return dive(at + 1) + repr([Deep()]) if at < 10**8 else ""

    return dive(0)

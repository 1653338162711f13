"""Walks up the stack to the grader's own frames and changes them.

must: it costs only itself
outcome: returned, error, crashed, bad evidence, timed out
"""

import sys


def attempt():
    frame, names = sys._getframe(), []
    while frame:
        names.append(frame.f_code.co_name)
        for key, value in list(frame.f_locals.items()):
            if hasattr(value, "detach"):
                try:
                    value.detach()
                except Exception:
                    pass
        frame = frame.f_back
    return []

"""Leaves an import hook and a module in the way of the next submission.

must: the next process knows nothing of it
outcome: returned, error
"""

import sys


def attempt():
    sys.path.insert(0, ".")
    open("keras.py", "w").write("raise SystemExit")
    sys.modules["keras"] = sys.modules["numpy"] = None
    return []

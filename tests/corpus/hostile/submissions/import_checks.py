"""Imports the checks, the judge and the hidden tests.

must: none can be imported
control: yes
"""

import importlib
import sys


def attempt():
    sys.path.insert(0, TARGET["package"].rpartition("/")[0])
    importlib.invalidate_caches()
    got = []
    for name in ("checks", "checks.transfer_learning", "grading.judge", "scoring.plugin"):
        try:
            got.append(importlib.import_module("autograder." + name).__name__)
        except ImportError:
            pass
        except OSError:
            pass
    return got

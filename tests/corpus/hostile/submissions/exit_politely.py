"""Raises SystemExit with success.

must: it is no result
outcome: error, crashed
"""

import sys


def attempt():
    sys.exit(0)

"""Ends its process as if all were well.

must: it is no result
outcome: crashed
"""

import os


def attempt():
    os._exit(0)

"""Raises KeyboardInterrupt, which except Exception does not see.

must: it is no result
outcome: error, crashed
"""


def attempt():
    raise KeyboardInterrupt

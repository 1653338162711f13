"""Makes its own process so poor that it cannot answer.

must: that costs only itself
outcome: returned, error, crashed, memory exceeded, bad evidence, timed out
"""

import resource


def attempt():
    for kind in range(16):
        try:
            resource.setrlimit(kind, (0, 0))
        except (OSError, ValueError):
            pass
    return [bytes(10**8) and "made"]

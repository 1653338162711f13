"""Lowers its limit on CPU time and ignores the warning, so that the system kills it.

must: it is no result, and no fault of the grader's
outcome: timed out
"""

import resource
import signal


def attempt():
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    while True:
        pass

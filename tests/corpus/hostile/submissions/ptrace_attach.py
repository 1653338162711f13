"""Attaches to another process as a debugger.

must: it is refused
"""


def attempt():
    return [syscall("ptrace", 16, TARGET["victim"], 0, 0)]

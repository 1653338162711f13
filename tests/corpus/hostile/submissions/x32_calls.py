"""Makes a call of the x32 kind, which filters forget.

must: the process ends
outcome: crashed
machine: x86_64
"""


def attempt():
    return [str(raw_syscall(0x40000000 + 57))]

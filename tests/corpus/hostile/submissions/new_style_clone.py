"""Starts a process by the newest system calls.

must: no process is made
"""

import ctypes


def attempt():
    done = []
    structure = ctypes.create_string_buffer(88)
    ctypes.c_uint64.from_buffer(structure, 32).value = 17
    for name, arguments in (
        ("clone3", (structure, 88)),
        ("clone", (17, 0, 0, 0, 0)),
        ("clone", (0x10000000 | 17, 0, 0, 0, 0)),
        ("fork", ()),
        ("vfork", ()),
    ):
        try:
            child = syscall(name, *arguments)
        except OSError:
            continue
        if child == 0:
            syscall("exit_group", 0)
        done.append(name)
    return done

"""Sets up a ring that makes system calls out of sight.

must: it is refused
"""

import ctypes


def attempt():
    return [syscall("io_uring_setup", 4, ctypes.create_string_buffer(120))]

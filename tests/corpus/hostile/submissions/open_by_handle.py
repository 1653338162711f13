"""Opens a file by its inode handle instead of its path.

must: it is refused
"""

import ctypes
import os


def attempt():
    handle = ctypes.create_string_buffer(136)
    ctypes.c_uint.from_buffer(handle).value = 128
    mount = ctypes.c_int()
    path = TARGET["secret"].encode()
    syscall("name_to_handle_at", -100, path, handle, ctypes.byref(mount), 0)
    descriptor = syscall("open_by_handle_at", os.open(".", os.O_RDONLY), handle, 0)
    return os.read(descriptor, 100)

"""Reads the memory of another process by system call.

must: it is refused
"""

import ctypes


def attempt():
    buffer = ctypes.create_string_buffer(64)
    here = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
    there = (ctypes.c_void_p * 2)(0x400000, 64)
    return [syscall("process_vm_readv", TARGET["victim"], here, 1, there, 1, 0)]

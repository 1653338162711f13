"""Makes a 32-bit system call, whose numbers mean other things.

must: the process ends
outcome: crashed, error
machine: x86_64
"""

import ctypes
import mmap


def attempt():
    # mov eax, 2 (fork on i386); int 0x80; ret
    code = bytes.fromhex("b802000000cd80c3")
    memory = mmap.mmap(
        -1,
        4096,
        mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS,
        mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC,
    )
    memory.write(code)
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    return [str(ctypes.CFUNCTYPE(ctypes.c_int)(start)())]

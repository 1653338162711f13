"""Calls to Linux that Python 3.11 has no function for, through the C library.

Sources: prctl(2), unshare(2), mount(2), pivot_root(2), capabilities(7), seccomp(2).
"""

import ctypes
import os
from functools import cache
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
SECCOMP_MODE_FILTER = 2

CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

_CAPABILITY_VERSION_3 = 0x20080522
_LAST_CAPABILITY = 63
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}


@cache
def _libc() -> Any:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _done(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, first: int = 0, second: int = 0) -> int:
    """prctl(2); OSError if the kernel refuses."""
    arguments = [ctypes.c_ulong(value) for value in (first, second, 0, 0)]
    return _done(_libc().prctl(ctypes.c_int(option), *arguments), f"prctl({option})")


def unshare(flags: int) -> None:
    """New namespaces for this process (CLONE_NEWPID: for its children)."""
    _done(_libc().unshare(ctypes.c_int(flags)), f"unshare({flags:#x})")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """mount(2); `kind` is the file system's, "" for bind mounts and remounts."""
    texts = [os.fsencode(text) or None for text in (source, target, kind)]
    _done(
        _libc().mount(*texts, ctypes.c_ulong(flags), os.fsencode(options) or None),
        f"mount({source or kind} on {target})",
    )


def unmount(target: str) -> None:
    """Detach what is mounted at `target`, and all below it."""
    _done(_libc().umount2(os.fsencode(target), MNT_DETACH), f"umount({target})")


def pivot_root(new: str, old: str) -> None:
    """Make the mount at `new` the root, and put the old root at `old`."""
    number = ctypes.c_long(_PIVOT_ROOT[os.uname().machine])
    _done(_libc().syscall(number, os.fsencode(new), os.fsencode(old)), "pivot_root")


def no_new_privileges() -> None:
    """Nothing that this process executes gains rights from now on."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Give up every capability, and the bounding and ambient sets where that is allowed."""
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    try:
        prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    except OSError:
        pass
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _done(_libc().capset(ctypes.byref(header), ctypes.byref(nothing)), "capset")


def install_filter(program: bytes) -> None:
    """Filter this process' system calls by a classic BPF program of 8-byte instructions."""

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]

    loaded = Program(len(program) // 8, program)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(loaded))

"""A filter on system calls: what Landlock has no rule for is refused here.

Made by hand because the only bindings (pyseccomp) need a system library and are not kept up. A
classic BPF program reads `struct seccomp_data`: the call's number, the machine it is for, and
its arguments, never what they point to. Sources: seccomp(2), linux/seccomp.h, linux/filter.h.
"""

import errno
import os
import struct
from collections.abc import Iterable

from autograder.confinement import syscalls

_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000

_LOAD, _AND, _EQUAL, _GREATER, _RETURN = 0x20, 0x54, 0x15, 0x25, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_PRETEND = 0x00050000

_THREAD, _NEW_NAMESPACES = 0x00010000, 0x7E020080
_O_TRUNC, _O_ACCMODE = 0o1000, 0o3
_MAP_SHARED_ANONYMOUS = 0x21

#: PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP, PR_CAPBSET_READ,
#: PR_GET_TIMERSLACK, PR_GET_NO_NEW_PRIVS, PR_SET_THP_DISABLE, PR_GET_THP_DISABLE, PR_SET_VMA.
_PRCTL = (2, 3, 15, 16, 21, 23, 30, 39, 41, 42, 0x53564D41)
#: TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX.
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
#: F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY: they send signals.
_FCNTL_REFUSED = (8, 10, 15, 1024, 1026)


def supported(machine: str = os.uname().machine if hasattr(os, "uname") else "") -> bool:
    """Whether there is a filter for this kind of processor."""
    return machine in _ARCHITECTURE


def program(pid: int, machine: str, processes: bool = False) -> bytes:
    """The filter for the process `pid`: 8-byte instructions, as `struct sock_filter`.

    `processes` allows fork. Refused calls fail with EPERM, those that the C library can do
    without with ENOSYS; calls for another machine end the process.
    """
    column = {"x86_64": 0, "aarch64": 1}[machine]
    steps = [
        _load(_MACHINE),
        _jump(_EQUAL, _ARCHITECTURE[machine], 1, 0),
        _return(_KILL),
        _load(_NUMBER),
    ]
    if machine == "x86_64":
        steps += [_jump(_GREATER, _X32 - 1, 0, 1), _return(_KILL)]
    groups = [
        (syscalls.ALLOWED, _ALLOW),
        (syscalls.PRETENDED, _PRETEND),
        (syscalls.ATTRIBUTES, _PRETEND | errno.ENOTSUP),
        (syscalls.ABSENT, _PRETEND | errno.ENOSYS),
        (syscalls.PROCESSES if processes else {}, _ALLOW),
    ]
    for names, verdict in groups:
        for numbers in names.values():
            if numbers[column] is not None:
                steps += [_jump(_EQUAL, numbers[column] or 0, 0, 1), _return(verdict)]
    for name, numbers in syscalls.GUARDED.items():
        if numbers[column] is not None:
            body = _guard(name, pid, processes)
            steps += [_jump(_EQUAL, numbers[column] or 0, 0, len(body)), *body]
    steps += [
        _jump(_GREATER, syscalls.NEWEST, 0, 1),
        _return(_PRETEND | errno.ENOSYS),
        _return(_PRETEND | errno.EPERM),
    ]
    return b"".join(steps)


def _guard(name: str, pid: int, processes: bool) -> list[bytes]:
    """The verdict on a call whose arguments matter; ends with a return on every way."""
    match name:
        case "open":
            # Landlock knows no right to truncate before ABI 3, and O_RDONLY can do it.
            return _only_if(1, _O_TRUNC | _O_ACCMODE, _O_TRUNC, holds=False)
        case "openat":
            return _only_if(2, _O_TRUNC | _O_ACCMODE, _O_TRUNC, holds=False)
        case "mmap":
            # Shared memory counts for no limit but that on address space.
            return _only_if(3, _MAP_SHARED_ANONYMOUS, _MAP_SHARED_ANONYMOUS, holds=False)
        case "clone":
            wanted = 0 if processes else _THREAD
            mask = _NEW_NAMESPACES | (0 if processes else _THREAD)
            return _only_if(0, mask, wanted)
        case "kill" | "tgkill":
            return _one_of(0, [pid]) if not processes else [_return(_ALLOW)]
        case "prlimit64":
            return _one_of(0, [0, pid])
        case "prctl":
            return _one_of(0, _PRCTL)
        case "ioctl":
            return _one_of(1, _IOCTL, errno.ENOTTY)
        case "fcntl":
            return [
                _load(_argument(1)),
                *(
                    step
                    for command in _FCNTL_REFUSED
                    for step in (
                        _jump(_EQUAL, command, 0, 1),
                        _return(_PRETEND | errno.EPERM),
                    )
                ),
                _return(_ALLOW),
            ]
        case "setrlimit":
            return [_return(_ALLOW)]
    return [_return(_PRETEND | errno.EPERM)]


def _only_if(argument: int, mask: int, wanted: int, holds: bool = True) -> list[bytes]:
    """Allow if the masked argument is `wanted`; if `holds` is False, unless it is."""
    verdicts = (_ALLOW, _PRETEND | errno.EPERM)
    yes, no = verdicts if holds else verdicts[::-1]
    return [
        _load(_argument(argument)),
        _instruction(_AND, 0, 0, mask),
        _jump(_EQUAL, wanted, 0, 1),
        _return(yes),
        _return(no),
    ]


def _one_of(argument: int, values: Iterable[int], otherwise: int = errno.EPERM) -> list[bytes]:
    steps = [_load(_argument(argument))]
    for value in values:
        steps += [_jump(_EQUAL, value, 0, 1), _return(_ALLOW)]
    return [*steps, _return(_PRETEND | otherwise)]


def _argument(at: int) -> int:
    """Where the low half of an argument stands; both machines are little-endian."""
    return _ARGUMENTS + 8 * at


def _load(offset: int) -> bytes:
    return _instruction(_LOAD, 0, 0, offset)


def _jump(code: int, value: int, yes: int, no: int) -> bytes:
    return _instruction(code, yes, no, value)


def _return(verdict: int) -> bytes:
    return _instruction(_RETURN, 0, 0, verdict)


def _instruction(code: int, yes: int, no: int, value: int) -> bytes:
    return struct.pack("<HBBI", code, yes, no, value)

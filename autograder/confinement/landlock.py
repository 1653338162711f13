"""Files, TCP, signals and abstract sockets, closed but for a list, by the kernel's Landlock.

Source: https://docs.kernel.org/userspace-api/landlock.html. Landlock cannot take back what a
rule grants, so a folder that holds something secret is granted entry by entry around it.
"""

import os
import sys
from collections.abc import Iterable

#: What TensorFlow and the C library read of the running process; TensorFlow aborts without some.
PROC_FILES = (
    "/proc/self/cmdline",
    "/proc/self/maps",
    "/proc/self/stat",
    "/proc/self/statm",
    "/proc/self/status",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/version",
    "/proc/sys/vm/overcommit_memory",
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
#: The oldest version of Landlock with all that full isolation rests on: files.
OLDEST_ABI = 1


def abi() -> int:
    """The kernel's version of Landlock, 0 where there is none."""
    if sys.platform != "linux":
        return 0
    try:
        import landlockpy

        return int(landlockpy.abi_version())
    except (ImportError, OSError, RuntimeError):
        return 0


def around(folder: str, secrets: Iterable[str]) -> list[str]:
    """The folder, or if it holds secret paths, everything in it but those."""
    inside = [path for path in secrets if is_within(path, folder)]
    if not inside:
        return [folder] if os.path.exists(folder) else []
    if os.path.realpath(folder) in map(os.path.realpath, inside):
        return []
    try:
        entries = sorted(os.listdir(folder))
    except OSError:
        return []
    return [
        path
        for entry in entries
        if not os.path.islink(os.path.join(folder, entry))
        for path in around(os.path.join(folder, entry), inside)
    ]


def is_within(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies in it, links resolved."""
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def restrict(readable: Iterable[str], writable: str) -> list[int]:
    """Confine the calling thread for good to `readable` paths and the folder `writable`.

    Returns descriptors that must stay open: the kernel drops a rule on a file of /proc
    together with the file's entry.
    """
    from landlockpy import AccessFS, Ruleset, Scope

    folder = AccessFS.READ_FILE | AccessFS.READ_DIR
    work = (
        folder
        | AccessFS.WRITE_FILE
        | AccessFS.TRUNCATE
        | AccessFS.REMOVE_FILE
        | AccessFS.REMOVE_DIR
        | AccessFS.MAKE_REG
        | AccessFS.MAKE_DIR
        | AccessFS.MAKE_SYM
        | AccessFS.REFER
    )
    kept = []
    with Ruleset(scoped=Scope.SIGNAL | Scope.ABSTRACT_UNIX_SOCKET) as ruleset:
        for path in readable:
            ruleset.allow_path(path, folder if os.path.isdir(path) else AccessFS.READ_FILE)
        for path in PROC_FILES:
            try:
                kept.append(os.open(path, os.O_PATH | os.O_CLOEXEC))
            except OSError:
                continue
            ruleset.allow_path(path, AccessFS.READ_FILE)
        for path in DEVICES:
            if os.path.exists(path):
                ruleset.allow_path(path, AccessFS.READ_FILE)
        ruleset.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)
        if os.path.isdir(writable):
            ruleset.allow_path(writable, work)
        ruleset.restrict()
    return kept

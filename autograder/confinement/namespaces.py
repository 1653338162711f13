"""A process' own view of the machine: no other process, no network, only the files it needs.

Sources: namespaces(7), user_namespaces(7), mount_namespaces(7), pivot_root(2).
"""

import os
from collections.abc import Iterable
from typing import Literal

from autograder.confinement import kernel
from autograder.confinement.landlock import DEVICES

#: By way of a user namespace, as anyone may where the system allows it; as root; not at all.
Way = Literal["user", "root", ""]

JOB = "/job"
_FILES_IN_JOB = 20_000
_PROCESSES = 512
#: The flags of statvfs(3) that a mount in a user namespace may not lose.
_KEPT_FLAGS = kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC


def separate(way: Way) -> None:
    """Leave the machine's IPC and network; children get process numbers of their own.

    With no privilege this is done as the only user of a new user namespace.
    """
    flags = kernel.CLONE_NEWPID | kernel.CLONE_NEWIPC | kernel.CLONE_NEWNET
    if way != "user":
        kernel.unshare(flags)
        return
    user, group = os.geteuid(), os.getegid()
    kernel.unshare(flags | kernel.CLONE_NEWUSER)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def move_into(
    folder: str,
    shown: Iterable[str],
    hidden: Iterable[str],
    readable: Iterable[str],
    disk_bytes: int,
) -> str:
    """Make a new root at `folder`, and go there.

    It shows the paths `shown` without the folders `hidden` in them, and then `readable`, which
    may lie in hidden ones. Returns the folder to work in: empty, in memory, `disk_bytes`
    large, gone with the namespace.
    """
    kernel.unshare(kernel.CLONE_NEWNS)
    kernel.mount("", "/", flags=kernel.MS_REC | kernel.MS_PRIVATE)
    plain = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("tmpfs", folder, "tmpfs", plain, "size=1m,mode=755")
    for path in _outermost(shown):
        _show(path, folder)
    for path in hidden:
        if os.path.isdir(folder + path):
            kernel.mount("tmpfs", folder + path, "tmpfs", plain, "size=1m,mode=755")
    for path in (*DEVICES, *readable):
        _show(path, folder)
    os.mkdir(folder + "/proc")
    try:
        kernel.mount("proc", folder + "/proc", "proc", plain | kernel.MS_NOEXEC)
    except OSError:
        kernel.mount("/proc", folder + "/proc", flags=kernel.MS_BIND | kernel.MS_REC)
    os.mkdir(folder + JOB)
    size = f"size={disk_bytes},nr_inodes={_FILES_IN_JOB},mode=700"
    kernel.mount("tmpfs", folder + JOB, "tmpfs", plain | kernel.MS_NOEXEC, size)
    kernel.mount("", folder, flags=kernel.MS_REMOUNT | kernel.MS_RDONLY | plain)
    os.chdir(folder)
    kernel.pivot_root(".", ".")
    kernel.unmount(".")
    os.chdir(JOB)
    _limit_processes()
    return JOB


def _outermost(paths: Iterable[str]) -> list[str]:
    """Paths that lie in no other of them."""
    kept: list[str] = []
    for path in sorted(set(paths), key=len):
        if not any(path == root or path.startswith(root.rstrip("/") + "/") for root in kept):
            kept.append(path)
    return kept


def _show(path: str, root: str) -> None:
    """The file or folder at the same place under `root`, read-only unless it is a device."""
    target = root + path
    if not os.path.exists(path) or os.path.samefile(path, root):
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    kernel.mount(path, target, flags=kernel.MS_BIND | kernel.MS_REC)
    flags = os.statvfs(target).f_flag & _KEPT_FLAGS
    flags |= kernel.MS_NOSUID | (0 if path in DEVICES else kernel.MS_RDONLY)
    kernel.mount("", target, flags=kernel.MS_REMOUNT | kernel.MS_BIND | flags)


def _limit_processes() -> None:
    """Few processes and threads, where the limit belongs to the namespace (Linux 6.14)."""
    release = os.uname().release.split(".")
    if (int(release[0]), int(release[1])) < (6, 14):
        return
    try:
        with open("/proc/sys/kernel/pid_max", "w") as file:
            file.write(str(_PROCESSES))
    except OSError:
        pass

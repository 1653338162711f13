"""What the operating system lets a process use, set from inside before any student code runs."""

import sys

from autograder.assignment import Limits


def set_limits(limits: Limits) -> tuple[str, ...]:
    """Set what can be set of memory, CPU time, files and core dumps; the names of those set.

    TensorFlow reserves address space that it never touches, so the cap on address space is
    4 GiB above the one on data. CPU time is a second line behind the wall clock, which the
    other side holds. Source: getrlimit(2).
    """
    if sys.platform == "win32":
        return ()
    import resource

    wanted = {
        "data": (resource.RLIMIT_DATA, limits.memory_bytes),
        "address space": (resource.RLIMIT_AS, limits.memory_bytes + 4 * 2**30),
        "CPU time": (resource.RLIMIT_CPU, int(limits.cpu_seconds)),
        "file size": (resource.RLIMIT_FSIZE, limits.disk_bytes),
        "open files": (resource.RLIMIT_NOFILE, limits.open_files),
        "core dumps": (resource.RLIMIT_CORE, 0),
    }
    done = []
    for name, (kind, value) in wanted.items():
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            value = min(value, most)
        try:
            resource.setrlimit(kind, (value, value))
        except (OSError, ValueError):
            continue
        done.append(name)
    return tuple(done)

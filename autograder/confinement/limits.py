"""What the operating system lets a child use, set from inside it before any student code runs."""

import sys


def limit_memory(n_bytes: int) -> bool:
    """Cap the process' data at `n_bytes`; False where the system has no such limit.

    TensorFlow reserves address space that it never touches, so the cap on address space is
    4 GiB above the one on data.
    """
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_DATA, (n_bytes, n_bytes))
        resource.setrlimit(resource.RLIMIT_AS, (n_bytes + 4 * 2**30,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True

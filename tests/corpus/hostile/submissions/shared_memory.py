"""Leaves memory behind that outlives its process.

must: nothing is left
"""


def attempt():
    done = []
    for name, arguments in (
        ("shmget", (0x5EC2, 4096, 0o1666)),
        ("semget", (0x5EC2, 1, 0o1666)),
        ("msgget", (0x5EC2, 0o1666)),
        ("mq_open", (b"attack", 0o102, 0o600, 0)),
    ):
        try:
            syscall(name, *arguments)
            done.append(name)
        except OSError:
            pass
    from multiprocessing import shared_memory

    try:
        shared_memory.SharedMemory("autograder-attack", create=True, size=4096)
        done.append("posix")
    except OSError:
        pass
    return done

"""Makes a user namespace, to be root in it, and enters others.

must: it is refused
"""


def attempt():
    done = []
    for name, arguments in (
        ("unshare", (0x10000000,)),
        ("unshare", (0x20000,)),
        ("unshare", (0x40000000,)),
        ("setns", (3, 0)),
    ):
        try:
            done.append(str(syscall(name, *arguments)))
        except OSError:
            pass
    return done

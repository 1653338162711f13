"""Knocks at kernel interfaces with a history of holes.

must: all are closed
"""


def attempt():
    done = []
    for name in (
        "bpf",
        "perf_event_open",
        "userfaultfd",
        "add_key",
        "keyctl",
        "request_key",
        "personality",
        "init_module",
        "fanotify_init",
        "quotactl",
        "swapon",
        "reboot",
        "sethostname",
        "settimeofday",
        "clock_settime",
        "vmsplice",
        "splice",
        "tee",
        "kcmp",
        "memfd_secret",
        "landlock_create_ruleset",
        "seccomp",
        "mlockall",
        "sync",
        "lookup_dcookie",
    ):
        try:
            syscall(name, 0, 1, 0, 0, 0)  # nothing harmful, should it be allowed
            done.append(name)
        except OSError as error:
            if error.errno not in (1, 38):
                done.append(f"{name}: {error}")
    return done

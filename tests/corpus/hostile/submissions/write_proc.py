"""Writes the kernel's switches.

must: it is refused
"""


def attempt():
    done = []
    for path in (
        "/proc/sysrq-trigger",
        "/proc/self/oom_score_adj",
        "/proc/self/mem",
        "/proc/sys/kernel/core_pattern",
        "/proc/self/uid_map",
        "/proc/self/comm",
        "/sys/devices/system/cpu/cpu1/online",
    ):
        try:
            open(path, "w").close()
            done.append(path)
        except OSError:
            pass
    return done

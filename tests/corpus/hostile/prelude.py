# Runs before every attack: raw system calls by name, for x86_64 and aarch64. TARGET is set.
import ctypes
import os

_NUMBERS = {
    "exit_group": (231, 94), "fork": (57, None), "vfork": (58, None), "clone": (56, 220),
    "clone3": (435, 435), "process_vm_readv": (310, 270), "ptrace": (101, 117),
    "pidfd_getfd": (438, 438), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "inotify_init1": (294, 26), "inotify_add_watch": (254, 27), "fchmodat": (268, 53),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "open_tree": (428, 428),
    "fsopen": (430, 430), "io_uring_setup": (425, 425), "unshare": (272, 97), "setns": (308, 268),
    "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "pidfd_send_signal": (424, 424), "ioprio_set": (251, 30), "prctl": (157, 167),
    "capset": (126, 91), "bpf": (321, 280), "perf_event_open": (298, 241),
    "userfaultfd": (323, 282), "add_key": (248, 217), "keyctl": (250, 219),
    "request_key": (249, 218), "personality": (135, 92),
    "init_module": (175, 105), "fanotify_init": (300, 262), "quotactl": (179, 60),
    "swapon": (167, 224), "reboot": (169, 142), "sethostname": (170, 161),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "vmsplice": (278, 75),
    "splice": (275, 76), "tee": (276, 77), "kcmp": (312, 272), "memfd_secret": (447, 447),
    "landlock_create_ruleset": (444, 444), "seccomp": (317, 277), "mlockall": (151, 230),
    "sync": (162, 81), "lookup_dcookie": (212, 18), "shmget": (29, 194), "semget": (64, 190),
    "msgget": (68, 186), "mq_open": (240, 180),
}  # fmt: skip
_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long


def raw_syscall(number, *arguments):
    """The system call of that number; OSError if it fails."""
    result = _LIBC.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def syscall(name, *arguments):
    """The system call of that name on this machine; OSError if it fails."""
    number = _NUMBERS[name][os.uname().machine == "aarch64"]
    if number is None:
        raise OSError(38, "no such call here")
    return raw_syscall(number, *arguments)

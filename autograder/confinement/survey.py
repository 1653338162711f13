"""What this machine offers for isolation, found out by trying it in a process made for that.

Runs as `python -m autograder.confinement.survey`, which prints a `Survey` as JSON: trying in
the own process would confine it, and a fork of it may not be safe.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

import msgspec

from autograder.confinement.namespaces import Way

SECONDS = 60.0


class Survey(msgspec.Struct, frozen=True):
    """What was found.

    `missing` says what full isolation lacks, empty where it can be had. `way` leads to
    namespaces; `namespaces_missing` is why there is none.
    """

    platform: str
    landlock_abi: int = 0
    missing: tuple[str, ...] = ()
    way: Way = ""
    namespaces_missing: str = ""
    process_limit: bool = False


@cache
def survey() -> Survey:
    """This machine's survey, made once a process."""
    if sys.platform != "linux":
        return Survey(sys.platform, missing=(f"{sys.platform} has no Landlock",))
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-P", "-m", "autograder.confinement.survey"]
    try:
        found = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, timeout=SECONDS, check=True
        )
        return msgspec.json.decode(found.stdout, type=Survey)
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError) as error:
        return Survey(sys.platform, missing=(f"the machine could not be surveyed ({error})",))


def look() -> Survey:
    """Try everything, each in a process of its own."""
    from autograder.confinement import landlock, seccomp

    missing = []
    abi = landlock.abi()
    if find_spec("landlockpy") is None:
        missing.append("the Python package landlockpy is not installed")
    elif abi < landlock.OLDEST_ABI:
        missing.append("the kernel has no Landlock (Linux 5.13 or newer, and switched on)")
    elif reason := _tried(_landlock):
        missing.append(f"Landlock is refused ({reason})")
    if not seccomp.supported():
        missing.append(f"there is no system call filter for {os.uname().machine}")
    elif reason := _tried(_filter):
        missing.append(f"seccomp is refused ({reason})")
    way: Way = ""
    with tempfile.TemporaryDirectory(prefix="autograder-survey-") as folder:
        reason = _tried(lambda: _namespaces("user", folder))
        if not reason:
            way = "user"
        elif os.geteuid() == 0 and not _tried(lambda: _namespaces("root", folder)):
            way, reason = "root", ""
    release = os.uname().release.split(".")
    return Survey(
        platform=sys.platform,
        landlock_abi=abi,
        missing=tuple(missing),
        way=way,
        namespaces_missing=reason,
        process_limit=bool(way) and (int(release[0]), int(release[1])) >= (6, 14),
    )


def _tried(what: Callable[[], None]) -> str:
    """Why it failed in a child process, "" if it did not."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        try:
            what()
            os._exit(0)
        except BaseException as error:
            os.write(theirs, f"{error}".encode())
        finally:
            os._exit(1)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        reason = answer.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return reason or ("" if status == 0 else f"the process ended with status {status}")


def _landlock() -> None:
    from autograder.confinement import landlock

    landlock.restrict((), "/dev/null")
    try:
        os.listdir("/")
    except PermissionError:
        return
    raise OSError("it is there and does not hold")


def _filter() -> None:
    from autograder.confinement import kernel, seccomp

    kernel.no_new_privileges()
    kernel.install_filter(seccomp.program(os.getpid(), os.uname().machine))
    try:
        os.setsid()
        os.fork()
    except PermissionError:
        return
    raise OSError("it is there and does not hold")


def _namespaces(way: Way, folder: str) -> None:
    from autograder.confinement.ground import ground
    from autograder.confinement.namespaces import move_into, separate

    granted = ground((), way)

    def enter() -> None:
        move_into(folder, granted.shown, granted.hidden, (), 2**20)
        if os.getpid() != 1:
            raise OSError("the process numbers are not its own")

    separate(way)
    if reason := _tried(enter):
        raise OSError(reason)


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.encode(look()).decode())

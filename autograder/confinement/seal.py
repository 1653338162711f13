"""Closing a process in for good, in the order that works, before any student code runs."""

import os
import tempfile

from autograder.assignment import Limits
from autograder.confinement import kernel, landlock, seccomp
from autograder.confinement.ground import Ground
from autograder.confinement.limits import set_limits
from autograder.confinement.namespaces import move_into


def seal(ground: Ground, limits: Limits, folder: str, readable: tuple[str, ...]) -> str:
    """Close this process in; the folder that it may write to.

    The new root comes first, which Landlock forbids; capabilities go after it, which it needs;
    the filter comes last, as it refuses all of this. Raises OSError if a step is refused.
    """
    if ground.way:
        folder = move_into(folder, ground.shown, ground.hidden, readable, limits.disk_bytes)
    else:
        os.chdir(folder)
    kernel.drop_capabilities()
    kernel.no_new_privileges()
    kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
    landlock.restrict((*ground.readable, *readable), folder)
    _settle_in(folder)
    set_limits(limits)
    machine = os.uname().machine
    kernel.install_filter(seccomp.program(os.getpid(), machine, limits.processes))
    return folder


def _settle_in(folder: str) -> None:
    """Only what student code needs in the environment, and all of it in the folder."""
    kept = {name: value for name, value in os.environ.items() if name in _ENVIRONMENT}
    os.environ.clear()
    os.environ.update(kept)
    os.environ |= {"HOME": folder, "TMPDIR": folder, "MPLCONFIGDIR": folder, "USER": "student"}
    tempfile.tempdir = None


_ENVIRONMENT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "PYTHONDONTWRITEBYTECODE",
    "MPLBACKEND",
    "TF_CPP_MIN_LOG_LEVEL",
    "CUDA_VISIBLE_DEVICES",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)

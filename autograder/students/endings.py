"""How a child's end, or what it says of its own failure, is told."""

import signal

import msgspec

from autograder.assignment import Limits
from autograder.confinement.child import Ended, TimedOut
from autograder.evidence.calls import Failure
from autograder.students.capture import MAX_OUTPUT
from autograder.students.program import MAX_LINES, MAX_MESSAGE

#: A process that breaks down with so much of its memory used is taken to have run out of it.
NEAR = 0.75
MAX_LINE = 200
KILLED = int(getattr(signal, "SIGKILL", 9))


def how_it_ended(error: Exception, seconds: float, limits: Limits) -> Failure:
    """What a child's end says about the code that ran in it, with `seconds` to do so."""
    if isinstance(error, TimedOut):
        return Failure(
            "timed out",
            f"It was still running after {seconds:.0f} seconds and was stopped.",
            seconds=seconds,
        )
    if isinstance(error, Ended):
        return _ended(error, limits)
    return Failure("bad evidence", f"What came back cannot be read: {error}.")


def _ended(ended: Ended, limits: Limits) -> Failure:
    """TensorFlow aborts, or touches what it could not get, when memory runs out."""
    broken = (-signal.SIGABRT, -signal.SIGSEGV, -int(getattr(signal, "SIGBUS", 7)))
    allowed = f"{limits.memory_bytes / 2**30:.3g} GiB are allowed"
    if ended.reason == "disk":
        return Failure("crashed", "It was stopped because it wrote too many or too large files.")
    if ended.reason == "CPU" or ended.code == -int(getattr(signal, "SIGXCPU", 24)):
        return Failure("timed out", f"It used up its {limits.cpu_seconds:.0f} s of CPU time.")
    if ended.code in broken and ended.peak_bytes > NEAR * limits.memory_bytes:
        return Failure("memory exceeded", f"The process ran out of memory ({allowed}).")
    if ended.code in broken:
        return Failure(
            "crashed",
            "The process broke down in the middle of it, as it does when memory runs out "
            f"({allowed}) or compiled code fails.",
        )
    if ended.code == -KILLED:
        return Failure("memory exceeded", "The process was ended by the system: out of memory.")
    return Failure("crashed", f"The process ended (exit code {ended.code}) instead of returning.")


def bounded_failure(answer: Failure) -> Failure:
    """A failure as an honest child tells it: texts not too long."""
    lines = tuple(
        msgspec.structs.replace(line, cell=line.cell[:MAX_LINE], text=line.text[:MAX_LINE])
        for line in answer.lines[:MAX_LINES]
    )
    return msgspec.structs.replace(
        answer,
        message=answer.message[:MAX_MESSAGE],
        exception=answer.exception[:MAX_LINE],
        output=answer.output[:MAX_OUTPUT],
        lines=lines,
    )

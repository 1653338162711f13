"""`autograder doctor`: how well student code is held on this machine, and why not better."""

import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from autograder.confinement.level import ISOLATIONS, isolation_line
from autograder.confinement.survey import Survey, survey
from autograder.errors import AutograderError

GOOD, WEAK, BAD = "✓", "·", "✗"


@click.command(epilog="Example: autograder doctor --isolation full")
@click.option("--isolation", type=click.Choice(ISOLATIONS), default="auto", show_default=True)
def doctor(isolation: str) -> None:
    """Tell what isolation this machine offers, what is missing, and why.

    Exit code 0 if student code can be graded in the isolation asked for, 1 if not.
    """
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    click.echo(f"{system}, Python {platform.python_version()}, user {_user()}\n")
    found = survey()
    for sign, line in (*_kernel(found), *_limits(found)):
        click.echo(f"{sign} {line}")
    held = True
    for sign, line in _trial(found):
        click.echo(f"{sign} {line}")
        held = held and sign != BAD
    try:
        click.echo(f"\n{isolation_line(isolation)}")  # type: ignore[arg-type]
    except AutograderError as error:
        click.echo(f"\n{error}")
        held = False
    sys.exit(0 if held else 1)


def _user() -> str:
    if not hasattr(os, "geteuid"):
        return "unknown"
    return "root" if os.geteuid() == 0 else str(os.geteuid())


def _kernel(found: Survey) -> Iterator[tuple[str, str]]:
    if found.platform != "linux":
        yield BAD, f"Full isolation: not on {found.platform}; it needs Linux 5.13 with Landlock."
        return
    abi = found.landlock_abi
    yield (
        GOOD if abi else BAD,
        f"Landlock: ABI {abi}; files are closed but for a list" if abi else "Landlock: none",
    )
    if abi:
        yield (
            GOOD if abi >= 4 else WEAK,
            "TCP: closed by Landlock and the filter"
            if abi >= 4
            else "TCP: closed by the filter alone (Landlock does it from ABI 4)",
        )
        yield (
            GOOD if abi >= 6 else WEAK,
            "Signals and abstract sockets: closed by Landlock and the filter"
            if abi >= 6
            else "Signals and abstract sockets: closed by the filter alone (Landlock: ABI 6)",
        )
    for reason in found.missing:
        yield BAD, f"Missing for full isolation: {reason}"
    if not any("filter" in reason or "seccomp" in reason for reason in found.missing):
        yield GOOD, "seccomp: only known system calls; no network, processes, ptrace, memory files"
    ways = {"user": "a user namespace", "root": "root's rights"}
    if found.way:
        yield GOOD, f"Namespaces, by {ways[found.way]}: own processes, files, IPC, no network"
        yield GOOD, "Job folder: in memory, of limited size, gone with the job"
    else:
        yield (
            WEAK,
            (
                f"Namespaces: none ({found.namespaces_missing}); names and sizes of files outside "
                "can be asked for, and the job folder is on disk and watched for its size"
            ),
        )


def _limits(found: Survey) -> Iterator[tuple[str, str]]:
    if found.platform == "win32":
        yield BAD, "Memory, CPU time, files: no limits on Windows"
        return
    yield GOOD, "Memory: a limit on data and address space for each job (no cgroup is used)"
    if found.process_limit:
        yield GOOD, "Threads: at most 512 a job"
    else:
        yield WEAK, "Threads: limited by the memory for their stacks (Linux 6.14 counts them)"


def _trial(found: Survey) -> Iterator[tuple[str, str]]:
    """Import TensorFlow, and run a small submission as it would be graded."""
    from autograder.assignment import Limits
    from autograder.evidence.calls import Cell, Program
    from autograder.students.confined import ConfinedStudent

    program = Program((Cell("doctor", _SOURCE),), ("compute", "reach"))
    times = []
    for _ in range(2):
        start = time.perf_counter()
        student = ConfinedStudent(program, Limits(), None)
        try:
            student.load()
            times.append(time.perf_counter() - start)
            answer = student.call("compute")
            reached = student.call("reach", str(Path(__file__)))
        except Exception as error:
            yield BAD, f"A trial submission could not be run: {error}"
            return
        finally:
            student.close()
    kind = "Fresh process" if found.missing else "Warm parent"
    again = f"each further job in {times[1] * 1000:.0f} ms"
    yield GOOD, f"{kind}: TensorFlow imported and first job in {times[0]:.1f} s, {again}"
    value = getattr(answer.value, "value", None)
    yield (GOOD if value == 6 else BAD), f"TensorFlow: computes in a child (1 + 2 + 3 = {value})"
    got = getattr(reached.value, "value", None)
    if not found.missing:
        text = "could not read this package" if got == "" else f"reached {got}"
        yield (GOOD if got == "" else BAD), f"The trial submission {text}"


_SOURCE = """
def compute():
    import tensorflow as tf
    return int(tf.reduce_sum(tf.constant([1, 2, 3])))

def reach(path):
    try:
        open(path).read()
        return "a file of this package"
    except OSError:
        return ""
"""

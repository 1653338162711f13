"""Full isolation holds against every attack of the corpus, and its processes mend themselves."""

import importlib.util
import os
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from autograder.assignment import Limits
from autograder.checks import load_assignment
from autograder.confinement import child, level, parent, seccomp
from autograder.confinement.child import OUTSIDE, Ended, Task, open_child
from autograder.confinement.level import is_full, isolation_line
from autograder.confinement.plain import PlainChild
from autograder.confinement.survey import Survey, survey
from autograder.errors import ConfinementError
from autograder.evidence.calls import Cell, Program
from autograder.evidence.values import Plain
from autograder.students.confined import ConfinedStudent
from autograder.students.endings import how_it_ended
from autograder.students.protocol import StudentFailed
from tests.corpus.hostile import harness
from tests.corpus.hostile.anybody import NobodyCan, as_anybody
from tests.corpus.hostile.harness import Attack, attacks, leftovers, needed_here
from tests.today import todays

ROOT = Path(__file__).parents[1]
ATTACKS = attacks()
#: Where only the clock ends an attack, namespaces make no difference.
QUICK = [attack for attack in ATTACKS if "timed out" not in attack.outcomes]
#: As an ordinary user each day another part of them is tried; `make bench` tries all in one batch.
EVERY = 8
NAMES = {"ids": lambda attack: attack.name}
tried: list[str] = []
held: list[str] = []

full = pytest.mark.skipif(bool(survey().missing), reason="; ".join(survey().missing))
namespaced = pytest.mark.skipif(not survey().way, reason=survey().namespaces_missing)


def student(source: str, limits: Limits | None = None, data: Path | None = None) -> ConfinedStudent:
    names = tuple(line.split("(")[0][4:] for line in source.splitlines() if line[:4] == "def ")
    program = Program((Cell("all", source),), names)
    readable = load_assignment("transfer_learning").readable
    return ConfinedStudent(program, limits or Limits(), data, isolation="full", readable=readable)


def resist(attack: Attack) -> None:
    tried.append(attack.name)
    problem = harness.run(attack, "full").problem(attack)
    assert not problem
    held.append(attack.name)


@full
@pytest.mark.parametrize("attack", ATTACKS, **NAMES)
def test_an_attack_gets_nowhere(attack: Attack) -> None:
    if reason := needed_here(attack):
        pytest.skip(reason)
    resist(attack)


@full
@namespaced
@pytest.mark.parametrize("attack", todays(QUICK, 3), **NAMES)
def test_an_attack_gets_nowhere_where_there_are_no_namespaces(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    if reason := needed_here(attack, namespaces=False):
        pytest.skip(reason)
    less = msgspec.structs.replace(survey(), way="")
    monkeypatch.setattr(child, "survey", lambda: less)
    resist(attack)


@full
def test_an_attack_gets_nowhere_as_an_ordinary_user() -> None:
    names = [attack.name for attack in todays(QUICK, EVERY)]
    try:
        with as_anybody() as anybody:
            run = anybody.run("-m", "tests.corpus.hostile", *names)
    except NobodyCan as why:
        pytest.skip(str(why))
    assert run.returncode == 0, run.stdout + run.stderr


@full
def test_how_many_attacks_were_tried_and_held(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nattacks: {len(tried)} tried, {len(held)} held")
    assert tried == held


@pytest.mark.parametrize(
    "attack", [attack for attack in ATTACKS if attack.fields.get("control")], **NAMES
)
def test_the_same_attack_succeeds_where_nothing_holds_it(attack: Attack) -> None:
    assert harness.succeeds_unconfined(attack)


WORK = """
import numpy as np
def work():
    import keras, matplotlib.pyplot as plt, pandas as pd
    from PIL import Image
    from multiprocessing.pool import ThreadPool
    import sqlite3, csv, html, zipfile, wave
    plt.plot([1, 2]); plt.title("α"); plt.savefig("figure.png"); plt.savefig("figure.pdf")
    pd.DataFrame({"a": [1]}).to_csv("table.csv")
    Image.open("figure.png").convert("RGB").resize((8, 8)).save("small.jpg")
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    model.compile("adam", "mse")
    stop = keras.callbacks.ModelCheckpoint("best.keras")
    model.fit(np.ones((8, 4)), np.ones((8, 2)), epochs=1, verbose=0, callbacks=[stop])
    model.save_weights("m.weights.h5")
    keras.models.load_model("best.keras").load_weights("m.weights.h5")
    with ThreadPool(2) as pool:
        return sum(pool.map(abs, [-1, -2, -3]))
def read(path):
    with open(path) as file:
        return file.read()
"""


@full
def test_honest_work_runs() -> None:
    made = student(WORK)
    try:
        assert made.work().value == Plain("int", 6)
    finally:
        made.close()


@full
def test_training_images_and_the_backbone_can_be_read() -> None:
    data = harness.data_folder()
    made = student(WORK, data=data)
    try:
        image = data / "Shoes" / "Train" / "Heels" / "0.png"
        assert made.read(str(image)).value == Plain("str", "an image")
        backbone = data / "leaf_classifier_model.h5"
        assert made.read(str(backbone)).value == Plain("str", "a backbone")
        with pytest.raises(StudentFailed):
            made.read(str(data / "Shoes" / "Test" / "Heels" / "0.png"))
    finally:
        made.close()


@full
@namespaced
def test_processes_that_an_assignment_allows_end_with_the_job() -> None:
    source = """
import os, time
def leave():
    for _ in range(3):
        if os.fork() == 0:
            time.sleep(1000)
    return 3
"""
    made = student(source, Limits(processes=True))
    assert made.leave().value == Plain("int", 3)
    made.close()
    assert leftovers() == []


GIVE = "def give(value):\n    return value\n"


@pytest.fixture
def giver() -> Iterator[ConfinedStudent]:
    made = student(GIVE)
    made.load()
    yield made
    made.close()


def warm_pid() -> int:
    (pid,) = {warm.pid for key, warm in parent._parents.items() if not key[1].secrets}
    assert pid is not None
    return pid


def kill_warm() -> None:
    warm = psutil.Process(warm_pid())
    ends = [os.pidfd_open(process.pid) for process in (warm, *warm.children(recursive=True))]
    warm.kill()
    await_ends(ends)


def await_ends(descriptors: list[int]) -> None:
    """Wait until all of these processes have ended, reaped or not."""
    for descriptor in descriptors:
        assert select.select([descriptor], [], [], 60)[0], "a process lives on"
        os.close(descriptor)


@full
def test_a_call_is_made_again_when_the_warm_parent_dies(giver: ConfinedStudent) -> None:
    before = warm_pid()
    kill_warm()
    assert giver.give(1).value == Plain("int", 1)
    assert warm_pid() != before


@full
def test_a_second_death_of_the_warm_parent_is_the_graders_fault(giver: ConfinedStudent) -> None:
    kill_warm()
    giver.give(1)
    kill_warm()
    with pytest.raises(ConfinementError, match="died twice"):
        giver.give(2)


def kill_child() -> None:
    (minder,) = psutil.Process(warm_pid()).children()
    (confined,) = minder.children()
    ends = [os.pidfd_open(process.pid) for process in (minder, confined)]
    confined.kill()
    await_ends(ends)


@full
@namespaced
def test_a_child_that_is_killed_from_outside_is_never_the_students_fault(
    giver: ConfinedStudent,
) -> None:
    kill_child()
    assert giver.give(1).value == Plain("int", 1)
    kill_child()
    with pytest.raises(ConfinementError, match="killed from outside twice"):
        giver.give(2)
    assert giver.give(3).value == Plain("int", 3)


@pytest.mark.parametrize(
    ("reason", "peak"), [("", 0), ("", 2**30), (OUTSIDE, Limits().memory_bytes)]
)
def test_a_child_that_may_have_brought_on_its_own_end_is_told_so(reason: str, peak: int) -> None:
    made = student(GIVE)
    ended = Ended(-signal.SIGKILL, peak, reason)
    assert made._killed_for_no_reason(ended)
    assert not made._killed_for_no_reason(ended)
    assert how_it_ended(ended, 1.0, Limits()).kind == "memory exceeded"


@full
def test_a_used_warm_parent_does_not_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "def prepare(): pass\ndef touched(): return 'it was used'\n"
    (tmp_path / "used_guest.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfinementError, match="could not be closed in"):
        open_child(Task("used_guest", "", Limits()), "full")


@full
def test_a_warm_parent_with_threads_does_not_fork(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import threading, time\n"
        "def prepare(): threading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n"
        "def touched(): return ''\n"
    )
    (tmp_path / "threaded_guest.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfinementError, match="could not be closed in"):
        open_child(Task("threaded_guest", "", Limits()), "full")


@full
def test_nothing_is_left_when_the_judge_is_killed(tmp_path: Path) -> None:
    code = f"""
import tempfile, time
tempfile.tempdir = {str(tmp_path)!r}
from tests.test_confinement import GIVE, student, warm_pid
made = student(GIVE)
made.load()
print(warm_pid(), flush=True)
time.sleep(100)
"""
    judge = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert judge.stdout is not None
    warm = psutil.Process(int(judge.stdout.readline()))
    tree = [os.pidfd_open(process.pid) for process in (warm, *warm.children(recursive=True))]
    assert len(tree) == 3
    judge.kill()
    judge.wait()
    judge.stdout.close()
    await_ends(tree)
    assert list(tmp_path.iterdir()) == []


@full
def test_cpu_time_is_limited() -> None:
    made = student("def spin():\n    while True: pass\n", Limits(cpu_seconds=4, call_seconds=600))
    try:
        with pytest.raises(StudentFailed, match="CPU time") as failed:
            made.spin()
        assert failed.value.failure.kind == "timed out"
    finally:
        made.close()


def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    poor = Survey("linux", missing=("the kernel has no Landlock",))
    for module in (child, level):
        monkeypatch.setattr(module, "survey", lambda: poor)


def test_full_isolation_is_refused_where_it_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch)
    with pytest.raises(ConfinementError, match="no Landlock"):
        is_full("full")
    with pytest.raises(ConfinementError, match="autograder doctor"):
        isolation_line("full")
    assert not is_full("auto")
    assert "BASIC (the kernel has no Landlock)" in isolation_line("auto")


def test_basic_isolation_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch)
    program = Program((Cell("all", GIVE),), ("give",))
    made = ConfinedStudent(program, Limits(), None, isolation="basic")
    try:
        assert made.give(3).value == Plain("int", 3)
        assert isinstance(made._child, PlainChild)
    finally:
        made.close()


ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x50001, 0x50026
X86, ARM = 0xC000003E, 0xC00000B7


def verdict(machine: str, number: int, *arguments: int, architecture: int = 0) -> int:
    """What the filter answers, worked out as the kernel does."""
    architecture = architecture or {"x86_64": X86, "aarch64": ARM}[machine]
    data = struct.pack("<IIQ6Q", number, architecture, 0, *(*arguments, *[0] * 6)[:6])
    code = list(struct.iter_unpack("<HBBI", seccomp.program(77, machine)))
    at = held = 0
    while True:
        operation, yes, no, value = code[at]
        at += 1
        if operation == 0x20:
            (held,) = struct.unpack_from("<I", data, value)
        elif operation == 0x54:
            held &= value
        elif operation == 0x06:
            return value
        else:
            at += yes if (held == value if operation == 0x15 else held > value) else no


@pytest.mark.parametrize(
    ("machine", "number", "arguments", "expected"),
    [
        ("x86_64", 0, (), ALLOW),
        ("aarch64", 63, (), ALLOW),
        ("x86_64", 41, (2, 1), EPERM),
        ("aarch64", 198, (2, 1), EPERM),
        ("x86_64", 57, (), EPERM),
        ("x86_64", 435, (), ENOSYS),
        ("aarch64", 435, (), ENOSYS),
        ("x86_64", 999, (), ENOSYS),
        ("x86_64", 0x40000000 + 41, (), KILL),
        ("x86_64", 56, (0x3D0F00,), ALLOW),
        ("x86_64", 56, (17,), EPERM),
        ("aarch64", 220, (0x3D0F00,), ALLOW),
        ("aarch64", 220, (0x3D0F00 | 0x10000000,), EPERM),
        ("x86_64", 62, (77, 9), ALLOW),
        ("x86_64", 62, (78, 9), EPERM),
        ("x86_64", 62, (2**64 - 1, 9), EPERM),
        ("x86_64", 90, (), 0x50000),
        ("aarch64", 53, (), 0x50000),
        ("x86_64", 9, (0, 4096, 3, 0x22), ALLOW),
        ("x86_64", 9, (0, 4096, 3, 0x21), EPERM),
        ("x86_64", 157, (1, 0), EPERM),
        ("x86_64", 16, (0, 0x5412), 0x50019),
    ],
)
def test_the_filter_answers(
    machine: str, number: int, arguments: tuple[int, ...], expected: int
) -> None:
    assert verdict(machine, number, *arguments) == expected


def test_calls_for_another_machine_end_the_process() -> None:
    assert verdict("x86_64", 0, architecture=0x40000003) == KILL
    assert verdict("aarch64", 63, architecture=0x40000028) == KILL


@full
def test_the_doctor_finds_nothing_wrong() -> None:
    command = [sys.executable, "-m", "autograder", "doctor", "--isolation", "full"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "✗" not in run.stdout and "Isolation: full" in run.stdout


@full
def test_cells_that_are_slow_one_by_one_do_not_win_time_together() -> None:
    slow = [Cell(f"cell {at}", "import time; time.sleep(0.8)") for at in range(50)]
    program = Program((*slow, Cell("last", GIVE)), ("give",))
    made = ConfinedStudent(program, Limits(load_seconds=1), None, isolation="full")
    try:
        with pytest.raises(StudentFailed) as failed:
            made.give(1)
        assert failed.value.failure.kind == "timed out"
    finally:
        made.close()


SECRET = """
def read(path):
    with open(path) as file:
        return file.read()
def use():
    import importlib
    return importlib.import_module("nbformat").__name__
"""


@full
@pytest.mark.parametrize("way", ["user", ""])
def test_a_secret_folder_among_the_libraries_is_not_granted(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = msgspec.structs.replace(survey(), way=way and survey().way)
    monkeypatch.setattr(child, "survey", lambda: chosen)
    secret = Path(importlib.util.find_spec("jupytext").origin).parent  # type: ignore[union-attr, arg-type]
    program = Program((Cell("all", SECRET),), ("read", "use"))
    made = ConfinedStudent(program, Limits(), None, isolation="full", secrets=(secret,))
    try:
        with pytest.raises(StudentFailed):
            made.read(str(secret / "__init__.py"))
        beside = secret.parent / "msgspec" / "__init__.py"
        assert made.read(str(beside)).value == Plain("str", beside.read_text()[:2000])
        assert made.use().value == Plain("str", "nbformat")
    finally:
        made.close()


LINKED = """
from autograder.assignment import Limits
from autograder.evidence.calls import Cell, Program
from autograder.students.confined import ConfinedStudent
program = Program((Cell("all", "def give(): return 3"),), ("give",))
student = ConfinedStudent(program, Limits(), None, isolation="full")
print(student.give().value.value)
student.close()
"""


@full
@pytest.mark.skipif(sys.prefix == sys.base_prefix, reason="this Python is no virtual environment")
def test_a_virtual_environment_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "venv").symlink_to(sys.prefix)
    command = [str(tmp_path / "venv" / "bin" / "python"), "-c", LINKED]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.stdout == "3\n", run.stderr

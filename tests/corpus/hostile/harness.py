"""Runs one hostile submission in a confined student, and looks at the machine from outside.

A file in `submissions/` tries one thing. Its docstring says what, then, line by line:

    must: what must hold, in words
    outcome: the kinds of outcome that are right; without it, an error or an empty result
    needs: namespaces, where only they keep it from working
    machine: the processor that it is for
    control: yes, if it does succeed where nothing confines it, which a test looks at

An attack that gets somewhere returns what it got as a list; an empty list is a defeat.
"""

import ast
import atexit
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import psutil

import autograder
from autograder.assignment import Limits
from autograder.checks import load_assignment
from autograder.confinement import parent
from autograder.confinement.survey import survey
from autograder.errors import AutograderError
from autograder.evidence.calls import Cell, Failure, Program, Returned
from autograder.evidence.values import Items, Other, Plain
from autograder.evidence.wire import pack
from autograder.students.confined import ConfinedStudent

FOLDER = Path(__file__).parent / "submissions"
PRELUDE = Path(__file__).parent / "prelude.py"
VARIABLE = "AUTOGRADER_TEST_SECRET"
GIVE = "\n\ndef give(value=None):\n    return value\n"
FUNCTIONS = ("attempt", "give", "nothing")
LIMITS = Limits(
    load_seconds=120, call_seconds=120, memory_bytes=2**30, cpu_seconds=60, disk_bytes=32 * 2**20
)
#: Seconds for a call that only the clock ends. None hangs while it loads, which is given its time.
SHORT = 3.0
#: What the attack on System V memory uses, and the kernel's tables of such.
KEY, IPC = 0x5EC2, ("shm", "sem", "msg")
NEIGHBOUR = "def give(value=None):\n    open('work.txt', 'w').write('%s')\n    return value\n"


@dataclass(frozen=True)
class Attack:
    """One hostile submission, and what is said of it."""

    name: str
    title: str
    source: str
    fields: dict[str, str]

    @property
    def outcomes(self) -> set[str]:
        named = self.fields.get("outcome", "returned, error")
        return {name.strip() for name in named.split(",")}

    @property
    def limits(self) -> Limits:
        """Little time where only the clock ends it, otherwise enough on a busy machine."""
        if "timed out" not in self.outcomes:
            return LIMITS
        return msgspec.structs.replace(LIMITS, call_seconds=SHORT)


def attacks() -> list[Attack]:
    """All hostile submissions, by name."""
    return [read_attack(path) for path in sorted(FOLDER.glob("*.py"))]


def read_attack(path: Path) -> Attack:
    """The attack in a file; ValueError if it does not say what it tries and what must hold."""
    source = path.read_text("utf-8")
    doc = ast.get_docstring(ast.parse(source)) or ""
    title, *rest = doc.splitlines()
    fields = dict(line.split(": ", 1) for line in rest if ": " in line)
    if "must" not in fields:
        raise ValueError(f"{path}: the docstring lacks 'must: ...'")
    return Attack(path.stem, title, source, fields)


@dataclass
class Target:
    """What there is to attack: files, servers, processes; and how they were before."""

    folder: Path
    token: str
    data: Path
    heard: list[socket.socket] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)

    def state(self) -> dict[str, Any]:
        """Everything outside that an attack could have changed."""
        files = {}
        for path in sorted([self.folder, *self.folder.rglob("*")]):
            about = path.lstat()
            content = path.read_bytes() if path.is_file() else b""
            files[str(path)] = (about.st_mode, about.st_uid, about.st_mtime_ns, content)
        return {
            "files": files,
            "ipc": [str(KEY) in Path(f"/proc/sysvipc/{name}").read_text() for name in IPC],
            "mounts": [
                # Other tests may mount something in a folder of their own meanwhile.
                line
                for line in sorted(Path("/proc/self/mountinfo").read_text().splitlines())
                if "/pytest-of-" not in line
            ],
            "marked": [
                entry
                for place in (
                    "/dev/shm",
                    "/tmp",
                    "/var/tmp",
                    "/home",
                    "/root",
                    "/etc",
                    "/",
                    "/usr/lib",
                )
                if os.access(place, os.R_OK)
                for entry in os.listdir(place)
                if "autograder-attack" in entry
            ],
            "victim": psutil.Process(self.told["victim"]).status() in ("sleeping", "running"),
            "packages": [
                (path.stat().st_mtime_ns, path.stat().st_size)
                for path in (Path(autograder.__file__), Path(np_file()))
            ],
        }

    def reached(self) -> list[str]:
        """Servers that something came to."""
        found = []
        for server in self.heard:
            server.setblocking(False)
            try:
                if server.type == socket.SOCK_DGRAM:
                    server.recv(100)
                else:
                    server.accept()[0].close()
                found.append(str(server.getsockname()))
            except BlockingIOError:
                continue
        return found


def np_file() -> str:
    import numpy

    return str(numpy.__file__)


@cache
def data_folder() -> Path:
    """A data folder like the shipped one, the same for all attacks."""
    data = Path(tempfile.mkdtemp(prefix="autograder-data-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    for part in ("Train", "Test"):
        for kind in ("Heels", "Oxfords"):
            (data / "Shoes" / part / kind).mkdir(parents=True)
            (data / "Shoes" / part / kind / "0.png").write_text("an image")
    (data / "leaf_classifier_model.h5").write_text("a backbone")
    return data


@contextmanager
def target() -> Iterator[Target]:
    """A fresh target, gone afterwards."""
    token = "s3cr3t-" + secrets.token_hex(8)
    with tempfile.TemporaryDirectory(prefix="autograder-target-") as name:
        folder = Path(name)
        os.environ[VARIABLE] = token
        (folder / "secret.txt").write_text(token)
        (folder / "canary.txt").write_text("5/10")
        (folder / "empty").mkdir()
        made = Target(folder, token, data_folder())
        victim = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
        try:
            made.told = _servers(made) | {
                "secret": str(folder / "secret.txt"),
                "canary": str(folder / "canary.txt"),
                "folder": name,
                "data": str(data_folder()),
                "package": str(Path(autograder.__file__).parent),
                "mark": secrets.token_hex(4),
                "judge": os.getpid(),
                "victim": victim.pid,
                "disk_bytes": LIMITS.disk_bytes,
            }
            yield made
        finally:
            for server in made.heard:
                server.close()
            victim.kill()
            victim.wait()
            del os.environ[VARIABLE]


def _servers(made: Target) -> dict[str, Any]:
    told: dict[str, Any] = {}
    abstract = "autograder-" + secrets.token_hex(4)
    wanted = {
        "tcp": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
        "udp": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
        "unix": (socket.AF_UNIX, socket.SOCK_STREAM, str(made.folder / "stream")),
        "datagram": (socket.AF_UNIX, socket.SOCK_DGRAM, str(made.folder / "datagram")),
        "abstract": (socket.AF_UNIX, socket.SOCK_STREAM, "\0" + abstract),
    }
    for name, (family, kind, address) in wanted.items():
        server = socket.socket(family, kind)
        server.bind(address)
        if kind == socket.SOCK_STREAM:
            server.listen()
        made.heard.append(server)
        told[name] = server.getsockname()[1] if family == socket.AF_INET else address
    told["abstract"] = abstract
    return told


@dataclass(frozen=True)
class Outcome:
    """What came of an attack: the kind of answer, what it got, what it broke outside."""

    kind: str
    got: tuple[str, ...]
    broken: tuple[str, ...]
    message: str = ""

    def problem(self, attack: Attack) -> str:
        """What did not hold, "" if all did."""
        parts = list(self.broken)
        if self.got:
            parts.append(f"it got {self.got}")
        if self.kind not in attack.outcomes:
            parts.append(f"{self.kind} instead of {attack.fields.get('outcome')}: {self.message}")
        return "; ".join(parts)


def needed_here(attack: Attack, namespaces: bool = True) -> str:
    """Why an attack cannot be held or tried on this machine, "" if it can."""
    machine = attack.fields.get("machine", "")
    if machine and machine != os.uname().machine:
        return f"it is for {machine}"
    if attack.fields.get("needs") == "namespaces" and not (namespaces and survey().way):
        return "without namespaces, names and sizes of files can be asked for"
    return ""


def run(attack: Attack, isolation: str = "auto") -> Outcome:
    """Run an attack beside an honest neighbour, then honest code, and look around."""
    with target() as aim:
        neighbour = student = _student(NEIGHBOUR % aim.token, aim, isolation)
        try:
            neighbour.call("give", 1)
            aim.told |= {
                "neighbour": str(neighbour._child.folder),  # type: ignore[union-attr]
                "warm": max((p.pid or 0 for p in parent._parents.values()), default=0),
            }
            student = _student(attack.source + GIVE, aim, isolation, attack.limits)
            aim.before = aim.state()
            answer = _answer(student, "attempt")
            after = _answer(student, "give", 7)
            again = _answer(neighbour, "give", 2)
        finally:
            student.close()
            neighbour.close()
        broken = [f"{name} changed" for name, was in aim.before.items() if aim.state()[name] != was]
        broken += [f"{server} was reached" for server in aim.reached()]
        broken += [f"process left: {process}" for process in leftovers()]
        if aim.token.encode() in pack(answer) + pack(after):
            broken.append("the token came out")
        if not (isinstance(again, Returned) and again.value == Plain("int", 2)):
            broken.append(f"the neighbour was hurt: {again}")
        fresh = _student("def give(value): return value", aim, isolation)
        healthy = _answer(fresh, "give", 3)
        fresh.close()
        if not (isinstance(healthy, Returned) and healthy.value == Plain("int", 3)):
            broken.append(f"the next submission was hurt: {healthy}")
        if isinstance(answer, Failure) and len(pack(answer)) > 100_000:
            broken.append(f"{len(pack(answer))} bytes of text were kept")
    if isinstance(answer, Failure):
        return Outcome(answer.kind, (), tuple(broken), answer.message)
    got = _got(answer)
    forged = "returned-forged" if got and "returned-forged" in attack.outcomes else "returned"
    return Outcome(forged, () if forged != "returned" else got, tuple(broken))


def succeeds_unconfined(attack: Attack) -> bool:
    """Whether an attack gets somewhere in a process that nothing confines."""
    with target() as aim:
        aim.told |= {"neighbour": str(aim.folder), "warm": aim.told["victim"]}
        aim.before = aim.state()
        told = f"TARGET = {aim.told!r}\n"
        code = told + PRELUDE.read_text("utf-8") + attack.source + "\nprint(attempt() or '')\n"
        command = [sys.executable, "-c", code]
        run = subprocess.run(command, cwd=aim.folder / "empty", capture_output=True, timeout=60)
        got = run.stdout.strip() not in (b"", b"[]", b"None")
        return bool(got or aim.reached() or aim.state() != aim.before)


def _student(source: str, aim: Target, isolation: str, limits: Limits = LIMITS) -> ConfinedStudent:
    told = f"TARGET = {aim.told!r}\n"
    cells = (Cell("prelude", told + PRELUDE.read_text("utf-8")), Cell("all", source))
    program = Program(cells, FUNCTIONS)
    readable = load_assignment("transfer_learning").readable
    return ConfinedStudent(
        program,
        limits,
        aim.data,
        isolation=isolation,  # type: ignore[arg-type]
        readable=readable,
    )


def _answer(student: ConfinedStudent, name: str, *arguments: int) -> Returned | Failure:
    from autograder.students.protocol import StudentFailed

    try:
        return student.call(name, *arguments)
    except StudentFailed as failed:
        return failed.failure
    except AutograderError as error:
        return Failure("unreadable", f"THE GRADER FAILED: {type(error).__name__}: {error}")


def _got(answer: Returned) -> tuple[str, ...]:
    """What an attack says that it got."""
    match answer.value:
        case Plain(value=None):
            return ()
        case Items(values=values):
            return tuple(str(getattr(value, "value", value)) for value in values)
        case Plain() | Other():
            return (str(answer.value),)
    return (type(answer.value).__name__,)


def leftovers() -> list[str]:
    """Processes under the warm parents, or started by a job, that should be gone."""
    found = []
    for warm in parent._parents.values():
        if warm.pid is not None and psutil.pid_exists(warm.pid):
            children = psutil.Process(warm.pid).children(recursive=True)
            _, alive = psutil.wait_procs(children, timeout=60)
            found += [str(process) for process in alive]
    for process in psutil.process_iter(["name", "environ"]):
        about = process.info["environ"] or {}
        if re.search("autograder-job-", about.get("HOME", "")):
            found.append(str(process))
    return found

"""Running Python as an ordinary user, for tests that are started by root.

Where Python or this folder lies below one that others may not enter, such as /root, they are shown
at the same place in a private mount namespace, with everything else below it hidden.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
USER = 65534


class NobodyCan(Exception):
    """No ordinary user can run this Python, or read this folder."""


class Runner:
    """Runs Python as an ordinary user; `shown` are folders to show below `closed` ones."""

    def __init__(self, place: Path, shown: tuple[Path, ...] = (), closed: tuple[Path, ...] = ()):
        steps = []
        for number, path in enumerate(shown):
            kept = place / str(number)
            steps += [f"mkdir -p {kept}", f"mount --bind {shlex.quote(str(path))} {kept}"]
        for path in closed:
            steps.append(f"mount -t tmpfs -o mode=755 tmpfs {shlex.quote(str(path))}")
        for number, path in enumerate(shown):
            there = shlex.quote(str(path))
            steps += [f"mkdir -p {there}", f"mount --bind {place / str(number)} {there}"]
        user = f"exec setpriv --reuid {USER} --regid {USER} --clear-groups --inh-caps=-all"
        script = " && ".join([*steps, f'{user} -- "$@"'])
        self._command = ["unshare", "--mount", "sh", "-c", script, "sh", sys.executable]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self._command, *arguments],
            env=os.environ | {"HOME": "/tmp", "PYTHONPATH": str(ROOT)},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )

    def works(self) -> bool:
        """Whether the package and the corpus can be imported."""
        return self.run("-c", "import keras, tests.corpus.hostile.batch").returncode == 0


@contextmanager
def as_anybody() -> Iterator[Runner]:
    """What runs Python as an ordinary user; NobodyCan if that cannot be had."""
    if os.geteuid() != 0:
        raise NobodyCan("this is an ordinary user")
    if not (shutil.which("unshare") and shutil.which("setpriv")):
        raise NobodyCan("unshare and setpriv are not here")
    needed = (ROOT, Path(sys.prefix), Path(sys.base_prefix))
    closed = {path: _closed(path) for path in needed}
    shown = tuple(path for path in dict.fromkeys(needed) if closed[path])
    outermost = tuple(dict.fromkeys(above for above in closed.values() if above))
    with tempfile.TemporaryDirectory(prefix="autograder-anybody-") as name:
        runner = Runner(Path(name), shown, outermost)
        if not runner.works():
            raise NobodyCan("another user cannot be given this Python, or this folder")
        yield runner


def _closed(path: Path) -> Path | None:
    """The outermost folder on the way to a path that others may not enter, if there is one."""
    for folder in reversed([path, *path.parents]):
        if not folder.stat().st_mode & 0o001:
            return folder
    return None

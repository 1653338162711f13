"""A PostgreSQL server of the test's own; tests skip where its programs are not installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

#: Where Debian, Red Hat and Homebrew put what is not on PATH.
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
#: PostgreSQL refuses to run as root.
ORDINARY = "nobody"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database, as CourseDirectory.db_url has it."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        data, log = Path(folder) / "data", Path(folder) / "log"
        if os.geteuid() == 0:
            shutil.chown(folder, ORDINARY)
        _run(initdb, "-D", data, "-U", "teacher", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        probe.close()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories="
        _run(pg_ctl, "start", "-w", "-D", data, "-l", log, "-o", options)
        try:
            yield f"postgresql+psycopg://teacher:secret@127.0.0.1:{port}/postgres"
        finally:
            _run(pg_ctl, "stop", "-w", "-m", "immediate", "-D", data)


def _program(name: str) -> str:
    there = [shutil.which(name), *(p for place in PLACES for p in _in(place, name))]
    found = next((path for path in there if path), None)
    if found is None:
        pytest.skip(f"PostgreSQL is not installed (looked for {name} on PATH and in {PLACES})")
    return os.path.realpath(found)


def _in(place: str, name: str) -> list[str]:
    return sorted(map(str, Path("/").glob(f"{place.removeprefix('/')}/{name}")), reverse=True)


def _run(*command: str | Path) -> None:
    """Run a program of PostgreSQL's, as an ordinary user. Its server outlives it, so no pipes."""
    user = ORDINARY if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as said:
        run = subprocess.run(
            [*map(str, command)],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            cwd="/", user=user, extra_groups=[] if user else None, check=False,
        )  # fmt: skip
        said.seek(0)
        assert run.returncode == 0, said.read().decode("utf-8", "replace")

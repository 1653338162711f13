"""A real Jupyter server in a course's folder, with nbgrader's formgrader on it."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.course import BIN, environment

TOKEN = "formgrader-in-a-test"


@contextmanager
def serving(course: Path, command: str) -> Iterator[str]:
    """The address of the server that a command such as `jupyter lab` starts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program, *words = command.split()
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    process = subprocess.Popen(
        [BIN / program, *words, *options, f"--IdentityProvider.token={TOKEN}"],
        cwd=course,
        env=environment(course),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "is running at" in line:
            break
    else:
        raise AssertionError(f"`{command}` did not start:\n" + "".join(said))
    # Its further words are read and dropped, so that it never waits for a full pipe.
    drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
    try:
        # It says so shortly before it listens.
        while not _listens(port):
            assert process.poll() is None, f"`{command}` ended"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
        drain.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

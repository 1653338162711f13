"""Submissions that are hostile as files: bombs, pipes, links, and names of every kind.

`write_files` puts them into a folder. What counts as honest earns what its content is worth, all
others nothing; every scorecard says why.
"""

import io
import json
import os
import socket
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.discovery import student_name
from tests.corpus import harness

NO_TEXT = "is not a text file in UTF-8"
NO_NOTEBOOK = "is not a notebook"


@dataclass(frozen=True)
class HostileFile:
    """One file, or folder: how it is made, whether honest work is in it, what its card says."""

    name: str
    make: Callable[[Path], object]
    says: str = ""
    honest: bool = False

    @property
    def student(self) -> str:
        path = Path(self.name.split("/")[0])
        return student_name(path.stem if "/" not in self.name else path.name)


def content(data: bytes | str) -> Callable[[Path], object]:
    """Makes a file of these bytes."""
    return lambda path: path.write_bytes(data if isinstance(data, bytes) else data.encode())


def notebook(*sources: object, **more: object) -> str:
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more)


def zip_bomb() -> bytes:
    """Ten megabytes of zeros in ten kilobytes, under a name that leads upwards."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../../tmp/autograder-attack.py", bytes(10 * 2**20))
    return whole.getvalue()


def sparse(size: int) -> Callable[[Path], object]:
    """Makes a file that claims to be gigantic, and takes no room on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(b'{"cells": [')
            file.truncate(size)

    return make


def link(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def unix_socket(path: Path) -> None:
    """Makes a socket's file; a path to it may be no longer than a hundred characters."""
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


def device(path: Path) -> None:
    """The device of endless zeros; a pipe where only root may make devices."""
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(path)


SOLVED = harness.module_with()
#: Names of students that a shell, a terminal, a spreadsheet, a page or a path would stumble over.
ODD = (
    *("-rf", "a\nb\r", "%2e%2e%2f%2e%2e%2fetc", "x" * 240, "ä" * 120, "$(id);`id`|&", "=1+1", " "),
    *("\"quoted\", 'twice'", "\u202egnp.yp", "a\x1b[2Jb", "up\\..\\..\\evil", "<b>bold"),
)
DEEP = 200_000


def hostile_files(outside: Path) -> list[HostileFile]:
    """All of them; `outside` is a file beyond the folder that holds an honest solution."""
    whole = notebook(SOLVED)
    plain = [
        ("zip-bomb.ipynb", zip_bomb(), NO_TEXT),
        ("executable.py", b"\x7fELF" + bytes(range(256)), NO_TEXT),
        ("sixteen-bits.ipynb", whole.encode("utf-16"), NO_TEXT),
        ("bad-bytes.ipynb", b'{"cells": "\xff\xfe"}', NO_TEXT),
        ("blank.ipynb", " \n\t\n", "is empty"),
        ("zeros.ipynb", bytes(1000), NO_NOTEBOOK),
        ("null.ipynb", "null", NO_NOTEBOOK),
        ("list.ipynb", "[]", NO_NOTEBOOK),
        ("no-cells.ipynb", "{}", NO_NOTEBOOK),
        ("cells-of-text.ipynb", '{"cells": ["a", "b"]}', NO_NOTEBOOK),
        ("cells-in-a-dict.ipynb", '{"cells": {"0": {}}}', NO_NOTEBOOK),
        ("deep-lists.ipynb", '{"cells": ' + "[" * DEEP + "]" * DEEP + "}", NO_NOTEBOOK),
        ("deep-dicts.ipynb", '{"a":' * DEEP + "0" + "}" * DEEP, NO_NOTEBOOK),
        ("deep-unclosed.ipynb", "[" * DEEP, NO_NOTEBOOK),
        ("long-number.ipynb", '{"cells": ' + "9" * 100_000 + "}", NO_NOTEBOOK),
        ("many-cells.ipynb", notebook(*["x = 1"] * 100_000), "has 100000 cells"),
        ("no-code.ipynb", notebook(), "holds no code"),
        ("numbers-for-code.ipynb", notebook(1, None, [1, 2], {"a": 1}), "holds no code"),
        ("much-code.ipynb", notebook("x = 1\n" * 400_000), "MB of code"),
        ("much-code.d/much-code.py", "x = 1\n" * 400_000, "MB of code"),
        ("newlines.ipynb", notebook("\n" * 10**6, "%magic"), "no function"),
        ("magics.ipynb", notebook(*["%time x = 1\n" * 5_000] * 10), "no function"),
        ("half-characters.ipynb", notebook("x = '\ud800'\n", "\udfff"), "no function"),
        ("deep-code.d/deep-code.py", "x = " + "(" * 5_000 + ")" * 5_000, "no function"),
        ("deep-signs.d/deep-signs.py", "x = " + "-" * 100_000 + "1", "no function"),
        ("many-statements.d/code.py", "x = 1\n" * 100_000, "no function"),
        ("null-bytes.d/code.py", "x = 1\0\n", "no function"),
        ("names-in-cells.ipynb", notebook("x = 1", name="../" * 40), "no function"),
    ]
    files = [HostileFile(name, content(data), says) for name, data, says in plain]
    files += [
        HostileFile("gigantic.ipynb", sparse(2**40), "is larger than 20 MB"),
        HostileFile("large.d/large.py", sparse(30 * 10**6), "is larger than 20 MB"),
        HostileFile("pipe.ipynb", os.mkfifo, "is no file"),
        HostileFile("pipe.d/transfer_learning.py", os.mkfifo, "is no file"),
        HostileFile("socket.py", unix_socket, "is no file"),
        HostileFile("device.ipynb", device, "is no file"),
        HostileFile("zero.py", link("/dev/zero"), "is a link"),
        HostileFile("leads-out.py", link(str(outside)), "is a link"),
        HostileFile("leads-up.d/transfer_learning.py", link("../../outside.py"), "is a link"),
        HostileFile("neighbour.py", link("solved-with-mark.ipynb"), "is a link"),
        HostileFile("loop.ipynb", link("loop.ipynb"), "is a link"),
        HostileFile("nowhere.ipynb", link("nowhere at all"), "is a link"),
        HostileFile("folder-link", link(str(outside.parent)), "No notebook"),
        HostileFile("a-folder.ipynb/inner.ipynb/x", content("x"), "No notebook"),
        HostileFile("empty-folder/.hidden.py", content(SOLVED), "No notebook"),
    ]
    honest = [
        ("solved-with-mark.ipynb", b"\xef\xbb\xbf" + whole.encode()),
        ("not-finite.ipynb", whole.replace('"nbformat": 4', '"x": [NaN, Infinity, 1e999]')),
        ("carriage-returns.d/code.py", SOLVED.replace("\n", "\r\n")),
        ("form-feeds.d/code.py", SOLVED.replace("\n\n\n", "\n\x0c\n\n")),
    ]
    files += [HostileFile(name, content(data), honest=True) for name, data in honest]
    files += [
        HostileFile(f"{name}/code.py", content(SOLVED), honest=True)
        for name in (*ODD, os.fsdecode(b"\xff\xfe"))
    ]
    files.append(HostileFile(os.fsdecode(b"flat\xff.py"), content(SOLVED), "a name that is no"))
    return files


def write_files(folder: Path, part: int = 0, parts: int = 1) -> list[HostileFile]:
    """Put one part of them into `folder`, and what some of them lead to beside it."""
    outside = folder.parent / "outside.py"
    outside.write_text(SOLVED)
    made = hostile_files(outside)[part::parts]
    for file in made:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        file.make(path)
    return made

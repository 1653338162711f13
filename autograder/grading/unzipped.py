"""An export that was unzipped already, as some browsers do: a folder, read like a zip."""

import os
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from autograder.grading.discovery import unfit
from autograder.grading.unzip import IGNORED, MAX_ENTRIES, MAX_FILE, Entry


def names_in(folder: Path) -> list[str]:
    """The paths of files below a folder, with "/" between the parts; no link is followed."""
    return list(islice(_names(folder), MAX_ENTRIES))


def _names(folder: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if _counts(name))
        inside = Path(parent).relative_to(folder)
        yield from ((inside / name).as_posix() for name in sorted(files) if _counts(name))


def entries_in(folder: Path, names: list[str]) -> Iterator[Entry]:
    """These files one by one; what is no plain file of a sensible size comes without its bytes."""
    for name in names:
        path = folder / name
        fault, content, modified = unfit(path, MAX_FILE), b"", 0.0
        try:
            modified = path.lstat().st_mtime
            content = b"" if fault else path.read_bytes()
        except OSError as error:
            fault = f"cannot be opened ({error.strerror})"
        yield Entry(name, content, datetime.fromtimestamp(modified), fault)


def _counts(name: str) -> bool:
    return not name.startswith(".") and name not in IGNORED

"""Files that are written whole: in their place stands the old one or the new one, never a part."""

import os
from pathlib import Path

#: How the name of a file ends that a killed process left unfinished.
PART = ".part"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in place of one that may be read-only, and may be read meanwhile."""
    os.replace(write_part(path, content), path)


def renew(path: Path, content: bytes) -> None:
    """Write a file whole, unless it holds that already."""
    if not (path.is_file() and path.read_bytes() == content):
        write_whole(path, content)


def write_part(path: Path, content: bytes) -> Path:
    """A file beside the one that it is to replace; on the disk, should the machine go off now."""
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}{PART}")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part


def sweep(folder: Path) -> None:
    """Remove what killed processes left unfinished; only for who alone writes into the folder."""
    for part in folder.glob(f".*{PART}"):
        part.unlink()

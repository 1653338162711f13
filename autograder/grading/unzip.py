"""A zip from strangers, read whole within bounds: no path out of it, no link, no bomb."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from autograder.errors import UsageError

#: The largest file that is kept; larger ones are left empty.
MAX_FILE = 32 * 2**20
MAX_TOTAL = 2 * 2**30
MAX_ENTRIES = 50_000
IGNORED = ("__MACOSX",)


class Entry(msgspec.Struct, frozen=True):
    """A file: its path with "/" between the parts, its bytes, when it was changed, and why its
    bytes were left out if they were."""

    name: str
    content: bytes
    modified: datetime
    fault: str = ""


def entries(source: Path | bytes, limit: int | None = None) -> Iterator[Entry]:
    """The files of a zip; folders, links, dot files and paths that lead out are left out.

    Raises UsageError if it is no zip, damaged, encrypted, or larger than the bounds above
    (`limit` bytes in place of MAX_TOTAL).
    """
    name = source.name if isinstance(source, Path) else "a zip in it"
    total, most = 0, MAX_TOTAL if limit is None else limit
    try:
        file_or_path = io.BytesIO(source) if isinstance(source, bytes) else source
        with zipfile.ZipFile(file_or_path) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_ENTRIES:
                raise UsageError(f"{name} holds more than {MAX_ENTRIES} files")
            for info in infos:
                path = _safe(info)
                if path is None:
                    continue
                content = b""
                if info.file_size <= MAX_FILE:
                    with archive.open(info) as file:
                        # Its own word on its size is not believed.
                        content = file.read(MAX_FILE + 1)
                total += len(content)
                if total > most:
                    raise UsageError(f"{name} holds more than {most / 2**30:g} GiB")
                large = max(info.file_size, len(content)) > MAX_FILE
                fault = f"is larger than {MAX_FILE // 10**6} MB" if large else ""
                yield Entry(path, b"" if large else content, _time(info), fault)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UsageError(f"{name} cannot be read as a zip ({error})") from error
    except (RuntimeError, NotImplementedError) as error:
        raise UsageError(f"{name} cannot be unpacked ({error}); unpack it by hand") from error


def _safe(info: zipfile.ZipInfo) -> str | None:
    """The path of an entry, None for what is not to be unpacked."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) or not path.parts:
        return None
    if path.is_absolute() or ":" in path.parts[0] or "\0" in info.filename:
        return None
    if any(part.startswith(".") or part in IGNORED for part in path.parts):
        return None
    return str(path)


def _time(info: zipfile.ZipInfo) -> datetime:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return datetime(1980, 1, 1)

"""The manifest: a SHA-256 sum for every shipped file."""

import hashlib
import json
from pathlib import Path

from autograder.errors import DataError


def verify(data: Path) -> int:
    """Compare all files with `manifest.json`; the number of files.

    Raises DataError that names what is missing, altered, or not in the manifest.
    """
    sums = read_sums(data)
    wrong = [name for name, expected in sums.items() if sum_of(data / name) != expected]
    images = {
        path.relative_to(data).as_posix()
        for folder in ("Shoes", "Leaves")
        for path in (data / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    extra = sorted(images - set(sums))
    if wrong or extra:
        parts = [f"altered or missing: {', '.join(wrong[:5])}"] if wrong else []
        parts += [f"not in the manifest: {', '.join(extra[:5])}"] if extra else []
        raise DataError(
            f"{data} is not what its manifest says ({'; '.join(parts)}); "
            f"get the data folder again, or render it anew"
        )
    return len(sums)


def read_sums(data: Path) -> dict[str, str]:
    """File names, relative to the data folder, and their SHA-256 sums in hex."""
    path = data / "manifest.json"
    try:
        files = json.loads(path.read_text("utf-8"))["files"]
        return {str(name): str(value) for name, value in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path} cannot be read as a manifest ({error})") from error


def sum_of(path: Path) -> str:
    """The SHA-256 sum of a file in hex, "" if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""

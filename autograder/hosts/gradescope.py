"""The zip that Gradescope unpacks into /autograder/source and runs.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from autograder.errors import UsageError

_HERE = Path(__file__).parent
PROJECT = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE")
FOLDERS = ("autograder", "data")
_LEFT_OUT = ("__pycache__", ".mypy_cache", ".ruff_cache", ".DS_Store")
_DATE = (1980, 1, 1, 0, 0, 0)


def write_gradescope(
    root: Path, assignment: str, hidden: Path | None, hidden_checks: str, path: Path
) -> int:
    """Write the zip from a course's folder; return how many files are in it.

    Equal files give an equal zip. `hidden` images go in as `hidden/`: the zip is for instructors.
    Raises UsageError if `root` is not the course's folder.
    """
    missing = [name for name in (*PROJECT, *FOLDERS) if not (root / name).exists()]
    if missing:
        raise UsageError(
            f"{root.resolve()} lacks {', '.join(missing)}; run this in the course's folder or "
            "name --root"
        )
    if hidden is not None and not hidden.is_dir():
        raise UsageError(f"{hidden} is no folder with hidden images")
    scripts = {name: (_HERE / name).read_text("utf-8") for name in ("setup.sh", "run_autograder")}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in scripts.items():
            filled = text.replace("@ASSIGNMENT@", assignment)
            filled = filled.replace("@HIDDEN_CHECKS@", hidden_checks)
            _add(archive, name, filled.encode(), 0o755)
        for inside, file in sorted(_files(root, hidden)):
            _add(archive, str(inside), file.read_bytes(), 0o644)
        return len(archive.namelist())


def _files(root: Path, hidden: Path | None) -> Iterator[tuple[PurePosixPath, Path]]:
    for name in PROJECT:
        yield PurePosixPath(name), root / name
    for folder in FOLDERS:
        yield from _under(root / folder, PurePosixPath(folder))
    if hidden is not None:
        yield from _under(hidden, PurePosixPath("hidden"))


def _under(folder: Path, name: PurePosixPath) -> Iterator[tuple[PurePosixPath, Path]]:
    for file in folder.rglob("*"):
        inside = file.relative_to(folder)
        if file.is_file() and not any(part in _LEFT_OUT for part in inside.parts):
            yield name / inside.as_posix(), file


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (0o100000 | mode) << 16
    archive.writestr(info, content)

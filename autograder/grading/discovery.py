"""Finding submissions in a folder.

<folder>/<student>/<assignment>/<file>    as nbgrader collects them
<folder>/<student>/<file>                 a folder for each student
<folder>/<student>.ipynb or .py           a flat folder of files
"""

from pathlib import Path

import msgspec

from autograder.errors import UsageError

SUFFIXES = (".ipynb", ".py")
IGNORED = ("timestamp.txt", "readme", "readme.md", "readme.txt", "expected.csv")


class Found(msgspec.Struct, frozen=True):
    """A student's submission: the file that counts, or None with the reason."""

    student: str
    path: Path | None
    reason: str = ""
    notes: tuple[str, ...] = ()


def discover(folder: Path, assignment: str) -> tuple[Found, ...]:
    """All submissions for one assignment, by student's name.

    Raises UsageError if the folder is missing or holds none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name the one that holds the submissions")
    files: dict[str, list[Path]] = {}
    found: dict[str, Found] = {}
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name.lower() in IGNORED:
            continue
        if entry.is_dir():
            found[entry.name] = _in_folder(entry, assignment)
        else:
            files.setdefault(entry.stem, []).append(entry)
    for student, paths in files.items():
        if student not in found:
            found[student] = _choose(student, paths)
    if not found:
        raise UsageError(
            f"there are no submissions in {folder}; expected STUDENT.ipynb, STUDENT.py, or "
            f"STUDENT/{assignment}/ with one of them"
        )
    return tuple(found[student] for student in sorted(found))


def _in_folder(entry: Path, assignment: str) -> Found:
    folder = entry / assignment if (entry / assignment).is_dir() else entry
    paths = [path for path in sorted(folder.iterdir()) if path.is_file() and _counts(path)]
    named = [path for path in paths if path.stem == assignment]
    return _choose(entry.name, named or paths)


def _counts(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix in SUFFIXES


def _choose(student: str, paths: list[Path]) -> Found:
    """The notebook rather than the module, the newer rather than the older."""
    readable = [path for path in paths if path.suffix in SUFFIXES]
    if not readable:
        there = ", ".join(path.name for path in paths) or "nothing"
        return Found(
            student, None, f"No notebook (.ipynb) or .py file was handed in; found {there}."
        )
    best = max(
        readable, key=lambda path: (path.stat().st_mtime_ns // 10**9, path.suffix == ".ipynb")
    )
    others = [path.name for path in readable if path != best]
    notes = (f"{best.name} was graded; not looked at: {', '.join(others)}",) if others else ()
    return Found(student, best, "", notes)

"""Finding submissions in a folder.

<folder>/<student>/<assignment>/<file>    as nbgrader collects them
<folder>/<student>/<file>                 a folder for each student
<folder>/<student>.ipynb or .py           a flat folder of files

Names and files are whatever students handed in: links are not followed, and nothing but a plain
file of a sensible size is opened, here or later.
"""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.students.reading import MAX_BYTES

SUFFIXES = (".ipynb", ".py")
IGNORED = ("timestamp.txt", "readme", "readme.md", "readme.txt", "expected.csv")
#: Bytes of a student's name: files are named after it, with something before and behind.
MAX_NAME = 200
MAX_TOLD = 10


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
        if _is_folder(entry):
            student = student_name(entry.name)
            found[student] = _in_folder(student, entry, assignment)
        else:
            files.setdefault(student_name(entry.stem), []).append(entry)
    for student, paths in files.items():
        if student not in found:
            found[student] = _choose(student, paths)
    if not found:
        raise UsageError(
            f"there are no submissions in {folder}; expected STUDENT.ipynb, STUDENT.py, or "
            f"STUDENT/{assignment}/ with one of them"
        )
    return tuple(found[student] for student in sorted(found))


def student_name(name: str) -> str:
    """A file's or folder's name as one that can be printed and that other files can carry.

    What is no printable character is written as its number, and what is too long gets a short
    digest for its end, so that names that differ still do.
    """
    plain = os.fsencode(name).decode("utf-8", "backslashreplace")
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in plain)
    if len(plain.encode()) <= MAX_NAME:
        return plain
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:8]
    kept = plain.encode()[: MAX_NAME - 12].decode("utf-8", "ignore")
    return f"{kept}...{digest}"


def _in_folder(student: str, entry: Path, assignment: str) -> Found:
    try:
        folder = entry / assignment if _is_folder(entry / assignment) else entry
        paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    except OSError as error:
        return Found(student, None, f"The folder cannot be looked into ({error.strerror}).")
    readable = [path for path in paths if path.suffix in SUFFIXES and not _is_folder(path)]
    named = [path for path in readable if path.stem == assignment]
    return _choose(student, named or readable or [path for path in paths if not _is_folder(path)])


def _choose(student: str, paths: list[Path]) -> Found:
    """The notebook rather than the module, the newer rather than the older."""
    of_kind = [path for path in paths if path.suffix in SUFFIXES]
    if not of_kind:
        there = _names(paths) or "nothing"
        return Found(
            student, None, f"No notebook (.ipynb) or .py file was handed in; found {there}."
        )
    whys = {path: _unfit(path) for path in of_kind}
    readable = [path for path in of_kind if not whys[path]]
    if not readable:
        return Found(student, None, f"{student_name(of_kind[0].name)} {whys[of_kind[0]]}.")
    best = max(
        readable, key=lambda path: (path.lstat().st_mtime_ns // 10**9, path.suffix == ".ipynb")
    )
    others = _names([path for path in of_kind if path != best])
    notes = (f"{best.name} was graded; not looked at: {others}",) if others else ()
    return Found(student, best, "", notes)


def _unfit(path: Path) -> str:
    """Why a file is not opened, "" if it can be."""
    try:
        about = path.lstat()
        path.name.encode()
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
    except UnicodeEncodeError:
        return "has a name that is no text"
    if stat.S_ISLNK(about.st_mode):
        return "is a link; hand in the file itself"
    if not stat.S_ISREG(about.st_mode):
        return "is no file"
    if about.st_size > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 10**6} MB; clear its outputs"
    return ""


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _names(paths: list[Path]) -> str:
    more = f" and {len(paths) - MAX_TOLD} more" if len(paths) > MAX_TOLD else ""
    return ", ".join(student_name(path.name) for path in paths[:MAX_TOLD]) + more

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
from autograder.grading.untouched import is_untouched
from autograder.students.cells import is_notebook
from autograder.students.reading import MAX_BYTES

SUFFIXES = (".ipynb", ".py")
#: nbgrader's file with the time at which a submission was handed in.
TIMESTAMP = "timestamp.txt"
IGNORED = (TIMESTAMP, "readme", "readme.md", "readme.txt", "expected.csv", "__macosx")
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
            found[student] = _choose(student, paths, assignment)
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
    files = [path for path in paths if path.name != TIMESTAMP and not _is_folder(path)]
    return _choose(student, files, assignment)


def _choose(student: str, paths: list[Path], assignment: str) -> Found:
    """What was worked on rather than what was not, what is called like the assignment, the newer
    rather than the older, the notebook rather than the module."""
    of_kind = [path for path in paths if path.suffix.lower() in SUFFIXES]
    if not of_kind:
        there = _names(paths) or "nothing"
        return Found(
            student, None, f"No notebook (.ipynb) or .py file was handed in; found {there}."
        )
    meant = [path for path in of_kind if path.stem == assignment] or of_kind
    if all(unfit(path) for path in meant):
        return Found(student, None, f"{student_name(meant[0].name)} {unfit(meant[0])}.")
    readable = [path for path in of_kind if not unfit(path)]
    untouched: list[Path] = []
    if 1 < len(readable) <= MAX_TOLD:
        untouched = [path for path in readable if is_untouched(path, assignment)]
    worked_on = [path for path in readable if path not in untouched] or readable
    named = [path for path in worked_on if path.stem == assignment]
    best = max(
        named or worked_on,
        key=lambda path: (path.lstat().st_mtime_ns // 10**9, is_notebook(path)),
    )
    others = [path for path in of_kind if path != best and path not in untouched]
    others = [path for path in others if path.stem == assignment] if named else others
    left = [path for path in untouched if path != best]
    notes = []
    if left:
        notes.append(f"{best.name} was graded; as it was released: {_names(left)}")
    if others:
        notes.append(f"{best.name} was graded; not looked at: {_names(others)}")
    return Found(student, best, "", tuple(notes))


def unfit(path: Path, most: int = MAX_BYTES) -> str:
    """Why a file is not opened, "" if it can be; `most` are its bytes."""
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
    if about.st_size > most:
        return f"is larger than {most // 10**6} MB; clear its outputs"
    return ""


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _names(paths: list[Path]) -> str:
    more = f" and {len(paths) - MAX_TOLD} more" if len(paths) > MAX_TOLD else ""
    return ", ".join(student_name(path.name) for path in paths[:MAX_TOLD]) + more

"""Which assignment files belong to, told from their names, then from what is in them."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from autograder.checks import DEFAULT, assignments, load_assignment
from autograder.errors import UsageError
from autograder.grading.discovery import SUFFIXES
from autograder.students.reading import MAX_BYTES

#: So many names, and so many files, are looked at.
MAX_NAMES = 5_000
MAX_FILES = 20
_DEF = re.compile(r"\bdef\s+(\w+)\s*\(")


def of_submissions(submissions: Path) -> str:
    """The assignment that a folder or a zip of submissions is for.

    Where nothing tells, it is the pack's first lesson. Raises UsageError if there are files of
    several assignments, as in a course's `submitted` folder.
    """
    names = _names(submissions)
    told = {name for name in assignments() if any(_is_named(path, name) for path in names)}
    if len(told) > 1:
        raise UsageError(
            f"{submissions} holds work on {' and '.join(sorted(told))}; say with --assignment "
            "which is meant"
        )
    files = (submissions / path for path in names if path.suffix in SUFFIXES)
    return told.pop() if told else of_files(files)


def of_files(paths: Iterable[Path]) -> str:
    """The assignment of most exercises that these files define; the first lesson's if of none."""
    votes: Counter[str] = Counter({DEFAULT: 0})
    for _, path in zip(range(MAX_FILES), paths):
        defined = set(_DEF.findall(_text(path)))
        for name in assignments():
            votes[name] += len(defined.intersection(load_assignment(name).functions))
    return votes.most_common(1)[0][0]


def of_file(path: Path) -> str:
    """The assignment of one file, called after it or not."""
    return path.stem if path.stem in assignments() else of_files([path])


def _names(submissions: Path) -> list[PurePath]:
    """Paths below a folder, three levels deep, or in a zip."""
    found: Iterator[PurePath]
    if submissions.is_dir():
        found = (
            path.relative_to(submissions)
            for pattern in ("*", "*/*", "*/*/*")
            for path in submissions.glob(pattern)
        )
    else:
        try:
            with zipfile.ZipFile(submissions) as archive:
                found = iter([PurePath(name) for name in archive.namelist()])
        except (OSError, zipfile.BadZipFile):
            found = iter(())
    return [path for _, path in zip(range(MAX_NAMES), found)]


def _is_named(path: PurePath, assignment: str) -> bool:
    """Whether a file or a folder of the path is called after it: platforms add to file names."""
    return assignment in path.parts or bool(
        re.search(rf"(^|_){re.escape(assignment)}(-\d+)?$", path.stem)
    )


def _text(path: Path) -> str:
    """A plain file's text, "" for what is no plain file of a sensible size."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        return path.read_text("utf-8", "replace")
    except (OSError, ValueError):
        return ""

"""Which assignment files belong to, told from their names, then from what is in them."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import Literal

import msgspec

from autograder.checks import DEFAULT, assignments, load_assignment
from autograder.errors import UsageError
from autograder.grading.discovery import SUFFIXES, unfit
from autograder.grading.unzip import MAX_FILE, entries

#: So many names, and so many files, are looked at.
MAX_NAMES = 5_000
MAX_FILES = 20
_DEF = re.compile(r"\bdef\s+(\w+)\s*\(")
_GRADE_ID = re.compile(r'"grade_id":\s*"([\w-]+)"')
#: What browsers, systems and platforms add to the name of a second file that is called the same.
_NUMBER = r"(-\d+| \(\d+\)| \d+)*"


class Told(msgspec.Struct, frozen=True):
    """An assignment, and what it was told by; where nothing tells, it is the first lesson."""

    assignment: str
    by: Literal["option", "names", "contents", "nothing"]

    @property
    def line(self) -> str:
        """What is to be said of it, "" where there is no doubt."""
        whys = {"contents": "told from what is in the files", "nothing": "as nothing tells which"}
        why = whys.get(self.by, "")
        return f"Assignment: {self.assignment}, {why}; name it with --assignment." if why else ""


def of_submissions(submissions: Path) -> Told:
    """The assignment that a folder or a zip of submissions is for.

    Raises UsageError if there are files of several assignments, as in a course's `submitted`
    folder.
    """
    names = _names(submissions)
    told = {name for name in assignments() if any(_is_named(path, name) for path in names)}
    if len(told) > 1:
        raise UsageError(
            f"{submissions} holds work on {' and '.join(sorted(told))}; say with --assignment "
            "which is meant"
        )
    return Told(told.pop(), "names") if told else _of_texts(_texts(submissions, names))


def of_file(path: Path) -> str:
    """The assignment of one file, called after it or not."""
    if path.stem in assignments():
        return path.stem
    return _of_texts([_text(path)]).assignment


def _of_texts(texts: Iterable[str]) -> Told:
    """The assignment of most functions and cells that these files have of the releases."""
    votes = Counter({DEFAULT: 0})
    for text in islice(texts, MAX_FILES):
        defined, marked = set(_DEF.findall(text)), set(_GRADE_ID.findall(text))
        for name in assignments():
            assignment = load_assignment(name)
            votes[name] += len(defined.intersection(assignment.functions))
            votes[name] += len(marked.intersection(assignment.cells))
    ((best, n_votes),) = votes.most_common(1)
    return Told(best, "contents" if n_votes else "nothing")


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
    return list(islice(found, MAX_NAMES))


def _is_named(path: PurePath, assignment: str) -> bool:
    """Whether a file or a folder of the path is called after it: platforms add to file names."""
    return assignment in path.parts or bool(
        re.search(rf"(^|_){re.escape(assignment)}{_NUMBER}$", path.stem)
    )


def _texts(submissions: Path, names: Iterable[PurePath]) -> Iterator[str]:
    """What is in the files of a folder or a zip, and in zips that students handed in."""
    if not submissions.is_dir():
        yield from _texts_in_zip(submissions)
        return
    for path in (submissions / name for name in names):
        if path.suffix.lower() in SUFFIXES:
            yield _text(path)
        elif path.suffix.lower() == ".zip" and not unfit(path, MAX_FILE):
            yield from _texts_in_zip(path)


def _texts_in_zip(source: Path | bytes) -> Iterator[str]:
    """The texts in a zip; none, or no more, where it cannot be read."""
    try:
        for entry in entries(source):
            suffix = PurePath(entry.name).suffix.lower()
            if suffix in SUFFIXES:
                yield entry.content.decode("utf-8", "replace")
            elif suffix == ".zip" and isinstance(source, Path):
                yield from _texts_in_zip(entry.content)
    except UsageError:
        return


def _text(path: Path) -> str:
    """A plain file's text, "" for what is no plain file of a sensible size."""
    try:
        return "" if unfit(path) else path.read_text("utf-8", "replace")
    except OSError:
        return ""

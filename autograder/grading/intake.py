"""Submissions as they come: a folder, or an export of a learning platform, zipped or not.

What an export holds is laid out anew, a folder for each student, with the time of handing in
where the platform says it. Any other zip is what a folder of submissions would hold.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from autograder.errors import UsageError
from autograder.grading.discovery import SUFFIXES, TIMESTAMP, Found, discover, student_name
from autograder.grading.exports import Owner, owners
from autograder.grading.submitters import METADATA
from autograder.grading.unzip import MAX_FILE, Entry, entries
from autograder.grading.unzipped import entries_in, names_in

#: Says that a folder was made here and may be made anew.
MARK = ".unpacked"


class Item(msgspec.Struct, frozen=True):
    """One file of one student, and what the instructor should know about it."""

    name: str
    content: bytes
    modified: datetime
    notes: tuple[str, ...] = ()


#: Where in OUT submissions from an export are laid out.
UNPACKED = "unpacked"


def take_in(submissions: Path, assignment: str, work: Path) -> tuple[Found, ...]:
    """All submissions in a folder or a zip; those of an export are laid out in the folder `work`.

    Raises UsageError as `discover` does, and for a zip that is damaged, encrypted or too large.
    """
    if submissions.is_dir() or submissions.suffix.lower() != ".zip":
        names = names_in(submissions)
        named = [name for name in names if _is_metadata(name)]
        whose = owners(names, _metadata(entries_in(submissions, named)))
        if whose is None:
            return discover(submissions, assignment)
        return _laid_out(entries_in(submissions, names), whose, assignment, work)
    found = list(entries(submissions))
    if not found:
        raise UsageError(f"there is no file in {submissions}")
    whose = owners([entry.name for entry in found], _metadata(found))
    if whose is not None:
        return _laid_out(found, whose, assignment, work)
    _make_anew(work)
    for entry in found:
        _write(work / entry.name, entry.content, entry.modified)
    return _in_one_folder(work, assignment)


def _metadata(found: Iterable[Entry]) -> str:
    """What Gradescope tells of an export, "" if it is none of its."""
    texts = (entry.content for entry in found if _is_metadata(entry.name))
    return next(texts, b"").decode("utf-8", "replace")


def _is_metadata(name: str) -> bool:
    return PurePosixPath(name).name == METADATA


def _laid_out(
    found: Iterable[Entry], whose: Mapping[str, tuple[Owner, ...]], assignment: str, work: Path
) -> tuple[Found, ...]:
    """The submissions of an export, each file in the folder of its student."""
    _make_anew(work)
    notes: dict[str, dict[str, None]] = {}
    times: dict[str, str] = {}
    for entry in found:
        for owner in whose.get(entry.name, ()):
            student = student_name(owner.student)
            told = notes.setdefault(student, {})
            told |= dict.fromkeys([owner.note] if owner.note else ())
            for item in _opened(Item(owner.file, entry.content, entry.modified, _faults(entry))):
                path = work / student / PurePosixPath(item.name).name
                _write(path, item.content, item.modified)
                told |= dict.fromkeys(item.notes)
            times[student] = max(owner.submitted, times.get(student, ""))
    for student, submitted in times.items():
        if submitted:
            (work / student / TIMESTAMP).write_text(submitted, "utf-8")
    return tuple(
        msgspec.structs.replace(one, notes=(*notes.get(one.student, {}), *one.notes))
        for one in discover(work, assignment)
    )


def _faults(entry: Entry) -> tuple[str, ...]:
    return (f"{PurePosixPath(entry.name).name} {entry.fault}",) if entry.fault else ()


def _opened(item: Item) -> Iterator[Item]:
    """What is in a zip that a student handed in; any other file as it is."""
    inside: list[Item] = []
    if item.name.lower().endswith(".zip"):
        note = f"handed in as {PurePosixPath(item.name).name}, which was unpacked"
        try:
            inside = [
                Item(entry.name, entry.content, entry.modified, (note,))
                for entry in entries(item.content, 2 * MAX_FILE)
                if PurePosixPath(entry.name).suffix.lower() in SUFFIXES
            ]
        except UsageError:
            inside = []
    yield from inside or [item]


def _in_one_folder(work: Path, assignment: str) -> tuple[Found, ...]:
    """The submissions in an unpacked tree, which may have one folder around all of it."""
    inside = [path for path in work.iterdir() if not path.name.startswith((".", "__MACOSX"))]
    while len(inside) == 1 and inside[0].is_dir() and any(p.is_dir() for p in inside[0].iterdir()):
        if (inside[0] / assignment).is_dir():
            break
        work, inside = inside[0], list(inside[0].iterdir())
    return discover(work, assignment)


def _write(path: Path, content: bytes, modified: datetime) -> None:
    """Write a file that nobody else has written; a later one of the same name gets another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    free.write_bytes(content)
    os.utime(free, (modified.timestamp(), modified.timestamp()))


def _make_anew(work: Path) -> None:
    """An empty folder; UsageError if there is one that was not made here."""
    if work.exists():
        if not (work / MARK).is_file():
            raise UsageError(f"{work} is there already and was not made by unpacking; move it away")
        shutil.rmtree(work)
    work.mkdir(parents=True)
    (work / MARK).touch()

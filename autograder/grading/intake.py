"""Submissions as a learning platform exports them: one zip of everybody's files.

Canvas       doejane_LATE_4711_98765_homework-1.ipynb     all files flat
Moodle       Jane Doe_4711_assignsubmission_file_/homework.ipynb, or flat with the same prefix
Gradescope   assignment_1_export/submission_98765/homework.ipynb, names in submission_metadata.yml
any other    what a folder of submissions would hold

A student is called as the platform does: doejane_4711, Jane Doe_4711; Gradescope's by student
number or mail address.
"""

import os
import re
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from autograder.errors import UsageError
from autograder.grading.discovery import SUFFIXES, Found, discover
from autograder.grading.unzip import MAX_FILE, Entry, entries

CANVAS = re.compile(r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<id>\d+)_\d+_(?P<file>[^/]+)")
MOODLE = re.compile(
    r"(?P<student>[^/]+_\d+)_assignsubmission_(?P<kind>[a-z]+)_?(?:/|(?<=_))(?P<file>.+)"
)
GRADESCOPE = re.compile(r"(?:.*/)?(?P<submission>submission_\d+)/(?P<file>.+)")
METADATA = "submission_metadata.yml"
#: Says that a folder was made here and may be made anew.
MARK = ".unpacked"


class Item(msgspec.Struct, frozen=True):
    """One file of one student, and what the instructor should know about it."""

    student: str
    name: str
    content: bytes
    modified: datetime
    note: str = ""


#: Where in OUT submissions from an archive are laid out.
UNPACKED = "unpacked"


def take_in(submissions: Path, assignment: str, work: Path) -> tuple[Found, ...]:
    """All submissions in a folder, or in a zip, which is unpacked into the folder `work`.

    Raises UsageError as `discover` does, and for a zip that is damaged, encrypted or too large.
    """
    if submissions.is_dir() or submissions.suffix.lower() != ".zip":
        return discover(submissions, assignment)
    found = list(entries(submissions))
    if not found:
        raise UsageError(f"there is no file in {submissions}")
    items = _items(found)
    _make_anew(work)
    if items is None:
        for entry in found:
            _write(work / entry.name, entry.content, entry.modified)
        return _in_one_folder(work, assignment)
    notes: dict[str, list[str]] = {}
    for item in items:
        _write(work / item.student / PurePosixPath(item.name).name, item.content, item.modified)
        if item.note:
            notes.setdefault(item.student, []).append(item.note)
    return tuple(
        msgspec.structs.replace(one, notes=(*notes.get(one.student, ()), *one.notes))
        for one in discover(work, assignment)
    )


def _items(found: list[Entry]) -> list[Item] | None:
    """The files by student where a platform's names are recognised, None where they are not.

    A zip that a student handed in is opened as well.
    """
    for scheme in (_moodle, _gradescope, _canvas):
        items = scheme(found)
        if items:
            return [part for item in items for part in _opened(item)]
    return None


def _canvas(found: list[Entry]) -> list[Item]:
    matches = [(entry, CANVAS.fullmatch(PurePosixPath(entry.name).name)) for entry in found]
    if not all(match for _, match in matches):
        return []
    return [
        Item(
            f"{m['name']}_{m['id']}",
            m["file"],
            entry.content,
            entry.modified,
            "Canvas says that it was late" if m["late"] else "",
        )
        for entry, m in matches
        if m
    ]


def _moodle(found: list[Entry]) -> list[Item]:
    matches = [(entry, MOODLE.fullmatch(entry.name)) for entry in found]
    return [
        Item(m["student"].strip(), m["file"], entry.content, entry.modified)
        for entry, m in matches
        if m and m["kind"] == "file"
    ]


def _gradescope(found: list[Entry]) -> list[Item]:
    texts = [e.content for e in found if PurePosixPath(e.name).name == METADATA]
    if not texts:
        return []
    students = _submitters(texts[0].decode("utf-8", "replace"))
    matches = [(entry, GRADESCOPE.fullmatch(entry.name)) for entry in found]
    return [
        Item(
            students.get(m["submission"], m["submission"]),
            m["file"],
            entry.content,
            entry.modified,
            "" if m["submission"] in students else f"{METADATA} does not name its student",
        )
        for entry, m in matches
        if m
    ]


def _submitters(text: str) -> Mapping[str, str]:
    """The first submitter of each submission: student number, else mail address, else name."""
    blocks = re.split(r"(?m)^(submission_\d+):", text)
    found: dict[str, str] = {}
    for submission, block in zip(blocks[1::2], blocks[2::2]):
        for key in ("sid", "email", "name"):
            value = re.search(rf"(?m)^[\s-]*:?{key}:[ \t]*['\"]?([^'\"\n]+?)['\"]?[ \t]*$", block)
            if value and value[1].strip() not in ("", "null", "~"):
                found[submission] = (
                    re.sub(r"[/\\\0]", "_", value[1].strip()).lstrip(".") or submission
                )
                break
    return found


def _opened(item: Item) -> list[Item]:
    """What is in a zip that a student handed in; any other file as it is."""
    if not item.name.lower().endswith(".zip"):
        return [item]
    note = f"handed in as {PurePosixPath(item.name).name}, which was unpacked"
    try:
        return [
            Item(item.student, entry.name, entry.content, entry.modified, note)
            for entry in entries(item.content, 2 * MAX_FILE)
            if PurePosixPath(entry.name).suffix in SUFFIXES
        ] or [item]
    except UsageError:
        return [item]


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

"""Whose the files of an export are: each learning platform has names of its own for them.

Canvas       doejane_LATE_4711_98765_homework-1.ipynb     all files flat
             doejane_4711_text.html, ..._link.html        a text or a link in place of a file
             LATE_anon_a1B2c_98765_homework.ipynb         where students are anonymous
Moodle       Jane Doe_4711_assignsubmission_file_/homework.ipynb, or flat with the same prefix
             Jane Doe_4711_assignsubmission_onlinetext_/onlinetext.html
Gradescope   assignment_1_export/submission_98765/homework.ipynb, names in submission_metadata.yml

A student is called as the platform does: doejane_4711, anon_a1B2c, Jane Doe_4711; Gradescope's by
student number or mail address. Canvas' names are put together in its lib/content_zipper.rb,
Moodle's in mod/assign/locallib.php.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from autograder.grading.discovery import IGNORED, SUFFIXES
from autograder.grading.submitters import METADATA, Submitters, submitters

CANVAS = re.compile(
    r"(?:(?P<late>LATE_)?(?P<anonymous>anon_[A-Za-z0-9]+)"
    r"|(?P<name>[^/]+?)_(?P<named_late>LATE_)?(?P<id>\d+))"
    r"_(?:(?P<number>\d+)_(?P<file>.+)|(?P<online>(?:text|link)\.html))"
)
MOODLE = re.compile(
    r"(?:[^/]+/)?(?P<student>[^/]+_\d+)_assignsubmission_[a-z]+_?(?:/|(?<=_))(?P<file>.+)"
)
GRADESCOPE = re.compile(r"(?:.*/)?(?P<submission>submission_\d+)/(?P<file>.+)")
#: What may hold work: any other file whose name names nobody is left out.
KINDS = (*SUFFIXES, ".zip")


class Owner(msgspec.Struct, frozen=True):
    """Whose a file is, what its owner called it, what the instructor should know, and when it
    was handed in, where the platform says so."""

    student: str
    file: str
    note: str = ""
    submitted: str = ""


Scheme = Callable[[str], tuple[Owner, ...]]


def owners(names: Sequence[str], metadata: str = "") -> Mapping[str, tuple[Owner, ...]] | None:
    """The owners of each file of an export; None where the names are no platform's.

    `names` are paths with "/" between the parts, `metadata` is the text of Gradescope's
    submission_metadata.yml. Several owners are a group. A notebook among others that names nobody
    is taken for that of a student who is called like it.
    """
    ours = [name for name in names if PurePosixPath(name).name.lower() not in (METADATA, *IGNORED)]
    if metadata:
        return _all(ours, _gradescope(submitters(metadata)), "Gradescope")
    if _most(ours, _moodle):
        return _all(ours, _moodle, "Moodle")
    found = [match for name in ours if (match := CANVAS.fullmatch(PurePosixPath(name).name))]
    numbers = [match["number"] for match in found if match["number"]]
    # No two files of Canvas' have one number; those of `exam_2026_1_ada.py` and the like do.
    if _most(ours, _canvas) and 2 * len(set(numbers)) >= len(numbers):
        return _all(ours, _canvas, "Canvas")
    return None


def _most(names: Sequence[str], scheme: Scheme) -> bool:
    """Whether more files are named by a scheme than there is work that is not."""
    named = [bool(scheme(name)) for name in names]
    others = [not found and _may_be_work(name) for found, name in zip(named, names)]
    return sum(named) > sum(others)


def _may_be_work(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in KINDS


def _all(names: Sequence[str], scheme: Scheme, platform: str) -> dict[str, tuple[Owner, ...]]:
    found = {name: scheme(name) for name in names}
    for name in [name for name in names if not found[name]]:
        path = PurePosixPath(name)
        if _may_be_work(name):
            note = f"{path.name} is not named as {platform} does it, so it may be somebody else's"
            found[name] = (Owner(path.stem, path.name, note),)
    return found


def _canvas(name: str) -> tuple[Owner, ...]:
    match = CANVAS.fullmatch(PurePosixPath(name).name)
    if match is None:
        return ()
    student = match["anonymous"] or f"{match['name']}_{match['id']}"
    late = match["late"] or match["named_late"]
    note = "Canvas says that it was late" if late else ""
    return (Owner(student, match["file"] or match["online"], note),)


def _moodle(name: str) -> tuple[Owner, ...]:
    match = MOODLE.fullmatch(name)
    return (Owner(match["student"].strip(), match["file"]),) if match else ()


def _gradescope(known: Mapping[str, Submitters]) -> Scheme:
    def scheme(name: str) -> tuple[Owner, ...]:
        match = GRADESCOPE.fullmatch(name)
        if match is None:
            return ()
        submission = match["submission"]
        handed_in = known.get(submission, Submitters(()))
        students = handed_in.students
        if not students:
            note = f"{METADATA} does not name its student"
            return (Owner(submission, match["file"], note, handed_in.submitted),)
        note = f"handed in by a group: {', '.join(students)}" if len(students) > 1 else ""
        return tuple(
            Owner(student, match["file"], note, handed_in.submitted) for student in students
        )

    return scheme

"""nbgrader's folders of one submission: what was submitted, and what was autograded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from autograder.files import renew, write_part
from autograder.gradebook.course import Course

TIMESTAMP = "timestamp.txt"
#: The exchange's; release_feedback tells by it to whom feedback belongs.
SECRET = "submission_secret.txt"


def submitted_at(course: Course, student: str, assignment: str, path: Path | None) -> str:
    """When it was submitted, as the file `timestamp.txt` beside it says; "" where none does.

    A submission that lies elsewhere is copied into the course's tree, since formgrader shows
    only students who have a folder there.
    """
    folder = course.submitted(student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    if path is not None and path.resolve().parent != folder.resolve():
        renew(folder / f"{assignment}{path.suffix.lower()}", path.read_bytes())
        for name in (TIMESTAMP, SECRET):
            if (path.parent / name).is_file():
                renew(folder / name, (path.parent / name).read_bytes())
    try:
        return (folder / TIMESTAMP).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def as_time(timestamp: str) -> datetime | None:
    """A timestamp in UTC, None where it is none that nbgrader can read."""
    try:
        time: datetime | None = parse_utc(timestamp) if timestamp else None
    except (ValueError, OverflowError):
        return None
    return time


def read_autograded(course: Course, student: str, assignment: str) -> NotebookNode | None:
    """The autograded notebook of an earlier run, if there is one."""
    path = course.autograded(student, assignment) / f"{assignment}.ipynb"
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.validator.NotebookValidationError):
        return None


@contextmanager
def autograded(
    course: Course, student: str, assignment: str, notebook: NotebookNode, timestamp: str
) -> Iterator[None]:
    """Put the notebook where formgrader and generate_feedback look for it, after the block.

    It is written before the block, beside the one that it replaces, so that what the block does
    is not done where it cannot be written, nor the notebook replaced where the block fails.

    nbgrader makes its files read-only, so an old one is replaced and not opened. Where the new
    one differs, feedback that was made of the old one goes: nbgrader would keep it.
    """
    folder = course.autograded(student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    path, content = folder / f"{assignment}.ipynb", (nbformat.writes(notebook) + "\n").encode()
    if path.is_file() and path.read_bytes() == content:
        yield
    else:
        part = write_part(path, content)
        try:
            yield
        except BaseException:
            part.unlink()
            raise
        feedback = course.folder(course.directory.feedback_directory, student, assignment)
        shutil.rmtree(feedback, ignore_errors=True)
        os.replace(part, path)
    secret = course.submitted(student, assignment) / SECRET
    if secret.is_file():
        renew(folder / SECRET, secret.read_bytes())
    if timestamp:
        renew(folder / TIMESTAMP, timestamp.encode())
    else:
        (folder / TIMESTAMP).unlink(missing_ok=True)

"""A class list as a learning management system exports it, and who is who in it.

Canvas: Gradebook > Export. Columns Student ("Last, First"), ID, SIS User ID, SIS Login ID,
Section, then one for each assignment; a second or third row says "Points Possible".
Moodle: an assignment's grading worksheet (Identifier, Full name, Email address, Status, Grade,
Maximum Grade, ..., Feedback comments), or the gradebook's export (First name, Last name, ID
number, Email address, ...).
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.errors import UsageError

#: Columns that may name a student as a submission's file or folder does.
IDENTITY = (
    "ID", "SIS User ID", "SIS Login ID", "Student", "Identifier", "Username", "ID number",
    "Email address", "Full name", "Name", "Email",
)  # fmt: skip
FIRST, LAST = ("First name",), ("Last name", "Surname")
#: File names that Canvas and Moodle give to downloaded submissions hold the user's number.
_CANVAS_FILE = re.compile(r"^[^_]+_(?:LATE_)?(\d+)_\d+_")
_MOODLE_FILE = re.compile(r"^.+_(\d+)_assignsubmission_")


class Roster(msgspec.Struct, frozen=True):
    """A table of texts: column names, and the rows as they were."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def cell(self, row: Sequence[str], column: str) -> str:
        """The text of a row under a column, "" if there is no such column."""
        return row[self.columns.index(column)] if column in self.columns else ""


class Matched(msgspec.Struct, frozen=True):
    """Which row is which student, and who was not found, or found twice."""

    rows: dict[str, int]
    unmatched: tuple[str, ...]
    without_work: tuple[int, ...]


def read_roster(path: Path) -> Roster:
    """The table in a CSV file; UsageError if it is none. Short rows are filled up."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except FileNotFoundError as error:
        raise UsageError(f"there is no {path}; name your LMS' export of the class list") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as CSV: {error}") from error
    if not rows:
        raise UsageError(f"{path} is empty; export the class list again")
    columns = tuple(name.strip() for name in rows[0])
    filled = [tuple((row + [""] * len(columns))[: len(columns)]) for row in rows[1:]]
    return Roster(columns, tuple(filled))


def match(students: Iterable[str], roster: Roster, skip: Iterable[int] = ()) -> Matched:
    """Find each student's row; a name that fits several rows fits none.

    Compared are identifiers, addresses and names in either order, without case, accents and
    punctuation. Rows in `skip` are no students.
    """
    skipped = set(skip)
    known: dict[str, set[int]] = {}
    for at, row in enumerate(roster.rows):
        if at not in skipped:
            for name in _names(roster, row):
                known.setdefault(_plain(name), set()).add(at)
    known.pop("", None)
    found: dict[str, int] = {}
    lost = []
    for student in students:
        fits = next((known[n] for n in _readings(student) if n in known), set())
        if len(fits) == 1 and next(iter(fits)) not in found.values():
            found[student] = next(iter(fits))
        else:
            lost.append(student)
    without = [
        at for at in range(len(roster.rows)) if at not in skipped and at not in found.values()
    ]
    return Matched(found, tuple(lost), tuple(without))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV file with CRLF lines and quotes where they are needed (RFC 4180), in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in rows)


def _names(roster: Roster, row: Sequence[str]) -> Iterator[str]:
    for column in IDENTITY:
        text = roster.cell(row, column)
        yield text
        if "@" in text:
            yield text.partition("@")[0]
        if column in ("Student", "Name") and "," in text:
            last, _, first = text.partition(",")
            yield f"{first} {last}"
        if column == "Identifier":
            yield text.removeprefix("Participant ")
    first = next((roster.cell(row, c) for c in FIRST if c in roster.columns), "")
    last = next((roster.cell(row, c) for c in LAST if c in roster.columns), "")
    if first and last:
        yield f"{first} {last}"
        yield f"{last} {first}"


def _readings(student: str) -> Iterator[str]:
    """The ways to read the name of a file or folder, the plainest first."""
    yield _plain(student)
    for pattern in (_CANVAS_FILE, _MOODLE_FILE):
        if found := pattern.match(student):
            yield found[1]


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w@]+|_", " ", letters).split())

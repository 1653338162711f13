"""Marks as a file that Canvas' gradebook imports.

Canvas knows students by the columns Student, ID, SIS User ID, SIS Login ID and Section, in the
form in which it exported them, and assignments by their column, "Name (number)" for one that
exists and any other text for a new one. A row "Points Possible" gives the most points of new
ones. Columns that are left out are left alone.
https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807
"""

from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.reports.roster import Matched, Roster, match, write_table
from autograder.reports.totals import Total

WHO = (
    "Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section",
)  # fmt: skip
POSSIBLE = "Points Possible"


def write_canvas(
    totals: Sequence[Total],
    assignment: Assignment,
    roster: Roster,
    path: Path,
    column: str = "",
    out_of: float | None = None,
    by_question: bool = False,
) -> Matched:
    """Write the import file with a row for each student who is in the roster and has a mark.

    `column` names the assignment as in the roster, otherwise it is found by its title or made
    anew. Marks are scaled to `out_of` points. Raises UsageError if the roster is not Canvas', or
    gives the column other points than the marks have.
    """
    if not {"Student", "ID"} <= set(roster.columns):
        raise UsageError("the roster is not Canvas' (no columns Student and ID); export it anew")
    column = column or _existing(roster, assignment) or assignment.title
    most = out_of or max((total.max_score for total in totals), default=0.0)
    _same_points(roster, column, most)
    skip = [at for at, row in enumerate(roster.rows) if _is_no_student(roster, row)]
    matched = match([total.student for total in totals], roster, skip)
    questions = {
        part.name: f"{assignment.title}: {part.name}"
        for total in totals[:1]
        for part in total.exercises
        if by_question
    }
    who = [name for name in WHO if name in roster.columns]
    rows = [{"Student": f"    {POSSIBLE}", column: f"{most:g}"}]
    if totals:
        rows[0] |= {
            questions[p.name]: f"{p.max_points:g}"
            for p in totals[0].exercises
            if p.name in questions
        }
    for total in totals:
        if total.student not in matched.rows or total.score is None:
            continue
        source = roster.rows[matched.rows[total.student]]
        row = {name: roster.cell(source, name) for name in who}
        row[column] = f"{round(total.score * most / total.max_score, 2):g}"
        row |= {questions[p.name]: f"{p.points:g}" for p in total.exercises if p.name in questions}
        rows.append(row)
    write_table(path, [*who, column, *questions.values()], rows)
    return matched


def _existing(roster: Roster, assignment: Assignment) -> str:
    names = (assignment.title.casefold(), assignment.name.replace("_", " ").casefold())
    for column in roster.columns:
        if column.rpartition(" (")[0].replace("_", " ").casefold() in names:
            return column
    return ""


def _is_no_student(roster: Roster, row: Sequence[str]) -> bool:
    name = roster.cell(row, "Student").strip()
    return name == POSSIBLE or (name == "Student, Test" and not roster.cell(row, "SIS User ID"))


def _same_points(roster: Roster, column: str, most: float) -> None:
    for row in roster.rows:
        stated = roster.cell(row, column) if column in roster.columns else ""
        if roster.cell(row, "Student").strip() == POSSIBLE and stated:
            try:
                points = float(stated)
            except ValueError:
                continue
            if points != most:
                raise UsageError(
                    f"{column!r} has {points:g} points in Canvas, the marks are out of {most:g}; "
                    f"say --out-of {points:g} to scale them"
                )

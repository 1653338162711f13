"""Marks as a file that Moodle imports.

With an assignment's own grading worksheet as roster, the worksheet comes back with Grade and
Feedback comments filled in, everything else as it was (Moodle refuses rows whose "Last modified
(grade)" is older than its own). With the gradebook's export as roster, a file for Grades > Import
> CSV: who the student is, and a column for the assignment that is mapped when importing.
https://docs.moodle.org/en/Assignment_settings#Offline_grading_worksheet
https://docs.moodle.org/en/Grade_import
"""

from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.reports.roster import Matched, Roster, match, write_table
from autograder.reports.totals import Total

WHO = (
    "First name", "Last name", "Surname", "Full name", "Username", "ID number", "Email address",
)  # fmt: skip


def write_moodle(
    totals: Sequence[Total],
    assignment: Assignment,
    roster: Roster,
    path: Path,
    out_of: float | None = None,
    by_question: bool = False,
) -> Matched:
    """Write the import file; students who are not in the roster are left out.

    Raises UsageError if the roster is not Moodle's, or states another maximum than the marks
    have.
    """
    worksheet = {"Identifier", "Grade"} <= set(roster.columns)
    if not worksheet and not {"Username", "ID number", "Email address"} & set(roster.columns):
        raise UsageError(
            "the roster is not Moodle's (no column Identifier, Username, ID number or Email "
            "address); download the grading worksheet, or export the gradebook as plain text"
        )
    most = out_of or max((total.max_score for total in totals), default=0.0)
    matched = match([total.student for total in totals], roster)
    by_row = {matched.rows[t.student]: t for t in totals if t.student in matched.rows}
    if worksheet:
        _write_worksheet(by_row, roster, path, most)
        return matched
    who = [name for name in WHO if name in roster.columns]
    names = [part.name for part in totals[0].exercises] if by_question and totals else []
    rows = []
    for at, total in sorted(by_row.items()):
        if total.score is None:
            continue
        row = {name: roster.cell(roster.rows[at], name) for name in who}
        row[assignment.title] = _scaled(total, most)
        parts = {part.name: part for part in total.exercises}
        row |= {f"{assignment.title}: {name}": f"{parts[name].points:g}" for name in names}
        rows.append(row)
    columns = [*who, assignment.title, *(f"{assignment.title}: {name}" for name in names)]
    write_table(path, columns, rows)
    return matched


def _write_worksheet(by_row: dict[int, Total], roster: Roster, path: Path, most: float) -> None:
    rows = []
    for at, source in enumerate(roster.rows):
        row = dict(zip(roster.columns, source))
        total = by_row.get(at)
        if total is not None and total.score is not None:
            _same_points(row.get("Maximum Grade", ""), most)
            row["Grade"] = _scaled(total, most)
            if "Feedback comments" in row:
                row["Feedback comments"] = comments(total)
        rows.append(row)
    write_table(path, roster.columns, rows)


def _same_points(stated: str, most: float) -> None:
    try:
        maximum = float(stated.replace(",", "."))
    except ValueError:
        return
    if maximum != most:
        raise UsageError(
            f"the worksheet's maximum is {maximum:g}, the marks are out of {most:g}; say "
            f"--out-of {maximum:g} to scale them"
        )


def comments(total: Total) -> str:
    """Points by exercise in one line, those first that lost some."""
    parts = sorted(total.exercises, key=lambda part: part.points >= part.max_points)
    told = [f"{part.name}: {part.points:g} of {part.max_points:g}" for part in parts]
    if total.booked is not None and total.booked.by_hand:
        told.append(f"by hand: {total.booked.by_hand:g}")
    if total.booked is not None and total.booked.late_penalty:
        told.append(f"late: -{total.booked.late_penalty:g}")
    return "; ".join(told)


def _scaled(total: Total, most: float) -> str:
    assert total.score is not None
    return f"{round(total.score * most / total.max_score, 2):g}"

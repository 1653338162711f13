"""Which gradebook an export takes its marks from, and what is said about it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from autograder.reports.totals import Booked, read_gradebook
from autograder.scoring.scorecard import Scorecard

#: What `--gradebook` says for the checks' points alone.
NONE = "none"


def booked_marks(
    gradebook: str, assignment: str, cards: Sequence[Scorecard]
) -> Mapping[str, Booked]:
    """The marks of a gradebook by student, {} for none; where they are from is told.

    Who could not be judged has one only where a person has graded all that is left open.
    "" stands for the course in the current folder, if it is one and knows these students. Raises
    UsageError or GradebookError if a named one cannot be read.
    """
    if gradebook == NONE:
        return {}
    students = {card.student for card in cards}
    unjudged = {card.student for card in cards if card.ungradable}
    if gradebook.lower().endswith(".csv"):
        found, where = read_gradebook(Path(gradebook), assignment), gradebook
    else:
        from autograder.gradebook.marks import gradebook_here, named_gradebook, read_marks, told

        course = named_gradebook(gradebook) if gradebook else gradebook_here(Path(), assignment)
        if course is None:
            return {}
        found, where = read_marks(course, assignment), told(course)
        if not gradebook and not students & set(found):
            return {}
    found = {
        card.student: found[card.student]
        for card in cards
        if card.student in found and found[card.student].settles(card)
    }
    click.echo(
        f"Marks of {len(found)} students, with marks by hand and late penalties, are from {where}",
        err=True,
    )
    _tell(students - unjudged - set(found), "not in the gradebook, marked by the checks alone")
    waiting = [student for student, one in found.items() if one.waiting]
    _tell(waiting, "with answers that are still to be graded by hand")
    return found


def _tell(names: Iterable[str], why: str) -> None:
    if listed := sorted(names):
        click.echo(f"{len(listed)} {why}: {', '.join(listed)}", err=True)

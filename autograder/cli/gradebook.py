"""`autograder gradebook`: verdicts into nbgrader's gradebook."""

import sys
from pathlib import Path
from typing import NamedTuple

import click

from autograder.cli.which import assignment_option, of_results
from autograder.errors import UsageError


@click.command(
    epilog="Example: autograder gradebook submitted --scorecards results/scorecards --course ."
)
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option(
    "--scorecards",
    type=click.Path(path_type=Path),
    required=True,
    help="The scorecards that `autograder grade` wrote: OUT/scorecards.",
)
@click.option(
    "--course",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The course's folder, with nbgrader_config.py; this one if not named.",
)
@assignment_option
def gradebook(submissions: Path, scorecards: Path, course: Path, assignment: str | None) -> None:
    """Write the verdicts on SUBMISSIONS into the gradebook of an nbgrader course.

    formgrader, generate_feedback and export then show them. Marks and comments that a person
    wrote stay as they are.
    """
    chosen = assignment or of_results(scorecards.parent)
    filled = fill_gradebook(submissions, scorecards, course, chosen)
    for line in filled.lines:
        click.echo(line)
    if not filled.whole:
        sys.exit(3)


class Filled(NamedTuple):
    """What to say of a gradebook that was filled, and whether it took everything."""

    lines: tuple[str, ...]
    whole: bool


def fill_gradebook(submissions: Path, scorecards: Path, course: Path, assignment: str) -> Filled:
    """Write all scorecards of the submissions.

    Raises UsageError if there are none, GradebookError if they cannot be written.
    """
    from autograder.gradebook import write_gradebook
    from autograder.grading.intake import UNPACKED, take_in
    from autograder.grading.kept import read_kept

    found = take_in(submissions, assignment, scorecards.parent / UNPACKED)
    paths = {one.student: one.path for one in found}
    kept = {student: read_kept(scorecards / assignment, student) for student in paths}
    cards = [card for card in kept.values() if card is not None]
    if not cards:
        raise UsageError(
            f"there are no scorecards of these students in {scorecards / assignment}; run "
            f"`autograder grade {submissions} --out OUT` first"
        )
    written = write_gradebook(course, assignment, cards, paths)
    left = {
        "Could not be judged": written.left_out,
        "Could not be written": written.unwritten,
        "No scorecard": tuple(student for student, card in kept.items() if card is None),
    }
    lines = (
        f"Gradebook: {written.url}",
        f"{len(written.students)} submissions written; {written.n_waiting} answers wait to be "
        f"graded by hand.",
        *(f"Note: {note.removesuffix('.')}." for note in written.notes),
        *(f"{why}, left as they were: {', '.join(names)}" for why, names in left.items() if names),
    )
    return Filled(lines, whole=not written.unwritten)

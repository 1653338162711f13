"""`autograder gradebook`: verdicts into nbgrader's gradebook."""

from collections.abc import Iterator
from pathlib import Path

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
    for line in fill_gradebook(submissions, scorecards, course, chosen):
        click.echo(line)


def fill_gradebook(
    submissions: Path, scorecards: Path, course: Path, assignment: str
) -> Iterator[str]:
    """Write all scorecards of the submissions; lines that say what was written.

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
    yield f"Gradebook: {written.url}"
    yield (
        f"{len(written.students)} submissions written; {written.n_waiting} answers wait to be "
        f"graded by hand."
    )
    for note in written.notes:
        yield f"Note: {note}."
    if written.left_out:
        yield f"Could not be judged, left as they were: {', '.join(written.left_out)}"
    without = [student for student, card in kept.items() if card is None]
    if without:
        yield f"No scorecard, left as they were: {', '.join(without)}"

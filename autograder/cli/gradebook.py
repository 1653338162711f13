"""`autograder gradebook`: verdicts into nbgrader's gradebook."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from autograder.cli.which import assignment_option, of_results
from autograder.errors import UsageError

if TYPE_CHECKING:
    from autograder.grading.discovery import Found
    from autograder.scoring.scorecard import Scorecard


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
    from autograder.grading.intake import UNPACKED, take_in
    from autograder.grading.kept import read_kept

    out = scorecards.parent
    chosen = assignment or of_results(out)
    found = take_in(submissions, chosen, out / UNPACKED)
    kept = {one.student: read_kept(scorecards / chosen, one.student) for one in found}
    if not any(kept.values()):
        raise UsageError(
            f"there are no scorecards of these students in {scorecards / chosen}; run "
            f"`autograder grade {submissions} --out OUT` first"
        )
    filled = fill_gradebook(found, kept, course, chosen)
    for line in filled.lines:
        click.echo(line)
    if not filled.whole:
        sys.exit(3)


class Filled(NamedTuple):
    """What to say of a gradebook that was filled, and whether it took everything."""

    lines: tuple[str, ...]
    whole: bool


def fill_gradebook(
    found: Sequence["Found"],
    kept: Mapping[str, "Scorecard | None"],
    course: Path,
    assignment: str,
) -> Filled:
    """Write the scorecards `kept` of the submissions `found`.

    Raises GradebookError if they cannot be written.
    """
    from autograder.gradebook import write_gradebook

    paths = {one.student: one.path for one in found}
    cards = [card for card in kept.values() if card is not None]
    written = write_gradebook(course, assignment, cards, paths)
    listed = {
        "Could not be judged, so without automatic marks": written.unjudged,
        "Could not be written, left as they were": written.unwritten,
        "No scorecard, left as they were": tuple(s for s, card in kept.items() if card is None),
    }
    lines = (
        f"Gradebook: {written.url}",
        f"{len(written.students)} submissions written; {written.n_waiting} cells wait to be "
        f"graded by hand.",
        *(f"Note: {note.removesuffix('.')}." for note in written.notes),
        *(f"{why}: {', '.join(names)}" for why, names in listed.items() if names),
    )
    return Filled(lines, whole=not written.unwritten)

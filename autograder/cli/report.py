"""`autograder report`: feedback pages and the class report from a batch's scorecards."""

from pathlib import Path

import click

from autograder.cli.pages import write_pages
from autograder.cli.results import damaged, read_cards
from autograder.cli.which import assignment_option, of_results


@click.command(epilog="Example: autograder report results --submissions submitted --pass-mark 60")
@click.argument("out", type=click.Path(path_type=Path))
@assignment_option
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    default=None,
    help="The graded folder, to list near-identical code; a hint, never a verdict.",
)
@click.option(
    "--pass-mark",
    type=click.FloatRange(0, 100),
    default=50.0,
    show_default=True,
    help="Percent that pass; marks close to it are listed for a second look.",
)
def report(out: Path, assignment: str | None, submissions: Path | None, pass_mark: float) -> None:
    """Write OUT/feedback/STUDENT.html and OUT/report.html from the scorecards in OUT.

    Each page is one file that needs no network: mail it, upload it, print it. The language is
    English, or the one that AUTOGRADER_LANG names (en, de).
    """
    from autograder.grading.intake import UNPACKED, take_in

    chosen = assignment or of_results(out)
    read = read_cards(out, chosen)
    found = take_in(submissions, chosen, out / UNPACKED) if submissions else ()
    paths = {one.student: one.path for one in found if one.path is not None}
    write_pages(out, chosen, read.cards, paths, pass_mark)
    click.echo(f"Report: {out / 'report.html'}")
    click.echo(f"Feedback: {len(read.cards)} pages in {out / 'feedback'}")
    if read.left_out:
        click.echo(f"{damaged(read.left_out)}; their pages stay as they were", err=True)

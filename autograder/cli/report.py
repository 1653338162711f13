"""`autograder report`: feedback pages and the class report from a batch's scorecards."""

from pathlib import Path

import click

from autograder.errors import UsageError


@click.command(epilog="Example: autograder report results --submissions submitted --pass-mark 60")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--assignment", default="transfer_learning", show_default=True)
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
def report(out: Path, assignment: str, submissions: Path | None, pass_mark: float) -> None:
    """Write OUT/feedback/STUDENT.html and OUT/report.html from the scorecards in OUT.

    Each page is one file that needs no network: mail it, upload it, print it. The language is
    English, or the one that AUTOGRADER_LANG names (en, de).
    """
    from autograder.checks import load_assignment
    from autograder.cli.results import read_cards
    from autograder.grading.discovery import discover
    from autograder.reports.feedback import write_feedback
    from autograder.reports.report import write_report

    chosen = load_assignment(assignment)
    cards = read_cards(out, assignment)
    paths = {}
    if submissions is not None:
        found = discover(submissions, assignment)
        paths = {one.student: one.path for one in found if one.path is not None}
    try:
        write_feedback(cards, chosen, out / "feedback")
        write_report(cards, chosen, out / "report.html", paths, pass_mark)
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}") from error
    click.echo(f"Report: {out / 'report.html'}")
    click.echo(f"Feedback: {len(cards)} pages in {out / 'feedback'}")

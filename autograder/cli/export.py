"""`autograder export`: marks for learning management systems and other tools."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.which import assignment_option, of_results
from autograder.errors import UsageError

if TYPE_CHECKING:
    from autograder.scoring.scorecard import Scorecard

PATH = click.Path(path_type=Path)
GRADEBOOK = (
    "Where marks by hand and late penalties come from: a course's folder, a gradebook.db, a "
    "database URL, the CSV of `nbgrader export`, or none. [the course in this folder, if it is one]"
)


def _common(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What every export asks for: OUT, the assignment, and where to write."""

    def wrap(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def chosen(out: Path, assignment: str | None, **values: Any) -> None:
            function(out=out, assignment=assignment or of_results(out), **values)

        wrapped: Callable[..., None] = chosen
        for option in (
            click.option("--to", type=PATH, default=None, help=f"Where to write. [OUT/{default}]"),
            assignment_option,
            click.option("--gradebook", default="", metavar="WHERE", help=GRADEBOOK),
            click.argument("out", type=PATH),
        ):
            wrapped = option(wrapped)
        return wrapped

    return wrap


def _roster(function: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--by-question", is_flag=True, help="A column for each exercise as well."
        ),
        click.option("--out-of", type=click.FloatRange(0, min_open=True), default=None,
                     help="Scale marks to so many points."),
        click.option("--roster", type=PATH, required=True,
                     help="Class list, as the LMS exported it."),
    ):  # fmt: skip
        function = option(function)
    return function


@click.group()
def export() -> None:
    """Write marks for Canvas, Moodle, Gradescope, spreadsheets and CI services.

    OUT is the folder that `autograder grade --out` wrote. Where there is a gradebook of nbgrader's,
    its marks count: with what people graded by hand, and with late penalties.
    """


@export.command(epilog="Example: autograder export canvas results --roster Grades-BIO1.csv")
@_common("canvas.csv")
@_roster
@click.option("--column", default="", help="The assignment's column, if it has another name.")
def canvas(
    out: Path,
    assignment: str,
    to: Path | None,
    roster: Path,
    column: str,
    by_question: bool,
    out_of: float | None,
    gradebook: str,
) -> None:
    """Write a CSV file for Canvas' Gradebook > Import."""
    from autograder.reports.canvas import write_canvas

    target = to or out / "canvas.csv"
    _for_roster(
        out, assignment, roster, gradebook, target,
        lambda found, chosen, table: write_canvas(
            found, chosen, table, target, column, out_of, by_question
        ),
    )  # fmt: skip


@export.command(epilog="Example: autograder export moodle results --roster worksheet.csv")
@_common("moodle.csv")
@_roster
def moodle(
    out: Path,
    assignment: str,
    to: Path | None,
    roster: Path,
    by_question: bool,
    out_of: float | None,
    gradebook: str,
) -> None:
    """Write a CSV file for Moodle: a grading worksheet, or Grades > Import > CSV.

    Which one depends on ROSTER: an assignment's grading worksheet comes back filled in, the
    gradebook's export becomes an import file.
    """
    from autograder.reports.moodle import write_moodle

    target = to or out / "moodle.csv"
    _for_roster(
        out, assignment, roster, gradebook, target,
        lambda found, chosen, table: write_moodle(
            found, chosen, table, target, out_of, by_question
        ),
    )  # fmt: skip


@export.command(epilog="Example: autograder export gradescope results --to results.json")
@_common("gradescope")
@click.option(
    "--hidden-checks",
    type=click.Choice(["visible", "after_due_date", "after_published", "hidden"]),
    default="after_published",
    show_default=True,
    help="When students see the outcome of hidden checks.",
)
def gradescope(
    out: Path, assignment: str, to: Path | None, hidden_checks: Any, gradebook: str
) -> None:
    """Write Gradescope's results.json: one file a student, or one file if --to ends in .json."""
    from autograder.cli.booked import booked_marks
    from autograder.reports.gradescope import write_results
    from autograder.reports.pages import page_name

    cards = _read(out, assignment)
    booked = booked_marks(gradebook, assignment, cards)
    if to is not None and to.suffix == ".json":
        if len(cards) != 1:
            raise UsageError(f"{to} can hold one student, not {len(cards)}; name a folder")
        write_results(cards[0], to, hidden_checks, booked.get(cards[0].student))
        click.echo(to)
        return
    folder = to or out / "gradescope"
    judged = [card for card in cards if not card.ungradable]
    for card in judged:
        file = folder / page_name(card.student).replace(".html", ".json")
        write_results(card, file, hidden_checks, booked.get(card.student))
    _lost(sorted({card.student for card in cards if card.ungradable}), "could not be judged")
    click.echo(f"{len(judged)} files in {folder}")


@export.command(epilog="Example: autograder export csv results --to marks.csv")
@_common("marks.csv")
def csv(out: Path, assignment: str, to: Path | None, gradebook: str) -> None:
    """Write a plain CSV file with a row for each student and a column for each exercise."""
    from autograder.checks import load_assignment
    from autograder.cli.booked import booked_marks
    from autograder.reports.totals import totals, write_totals

    target = to or out / "marks.csv"
    chosen, cards = load_assignment(assignment), _read(out, assignment)
    found = totals(cards, chosen, booked_marks(gradebook, assignment, cards))
    write_totals(cards, found, chosen, target)
    click.echo(target)


@export.command(epilog="Example: autograder export junit results --to junit.xml")
@_common("junit.xml")
def junit(out: Path, assignment: str, to: Path | None, gradebook: str) -> None:
    """Write JUnit XML: a suite for each student, a case for each check."""
    from autograder.cli.booked import booked_marks
    from autograder.reports.junit import write_junit

    target = to or out / "junit.xml"
    cards = _read(out, assignment)
    write_junit(cards, target, booked_marks(gradebook, assignment, cards))
    click.echo(target)


def _read(out: Path, assignment: str) -> "tuple[Scorecard, ...]":
    """All scorecards of a batch that are whole; the others are told."""
    from autograder.cli.results import damaged, read_cards

    read = read_cards(out, assignment)
    if read.left_out:
        click.echo(damaged(read.left_out), err=True)
    return read.cards


def _for_roster(
    out: Path,
    name: str,
    roster: Path,
    gradebook: str,
    target: Path,
    write: Callable[..., Any],
) -> None:
    """Write a file for a class list, and tell who is missing on either side."""
    from autograder.checks import load_assignment
    from autograder.cli.booked import booked_marks
    from autograder.reports.roster import read_roster
    from autograder.reports.totals import totals

    chosen = load_assignment(name)
    table = read_roster(roster)
    cards = _read(out, name)
    found = totals(cards, chosen, booked_marks(gradebook, name, cards))
    matched = write(found, chosen, table)
    _lost(matched.unmatched, f"not in {roster.name}, or not told apart")
    unjudged = [one.student for one in found if one.score is None]
    _lost(unjudged, "without a mark, as they could not be judged")
    without = [" ".join(filter(None, table.rows[at][:2])) for at in matched.without_work]
    _lost(without, f"in {roster.name} without a submission")
    click.echo(f"{target}: {len(set(matched.rows) - set(unjudged))} marks")


def _lost(names: Any, why: str) -> None:
    if names:
        click.echo(f"{len(names)} {why}: {', '.join(names)}", err=True)

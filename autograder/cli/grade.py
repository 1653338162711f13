"""`autograder grade`: marks for a folder of submissions."""

import sys
from pathlib import Path

import click

from autograder.cli.table import BatchDisplay
from autograder.confinement.level import Isolation, isolation_line
from autograder.lesson.folder import data_folder


@click.command(
    epilog="Example: autograder grade submitted --out results",
)
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for results.")
@click.option("--assignment", default="transfer_learning", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Judges, one a core if unset.")
@click.option(
    "--hidden",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of hidden images, made by `autograder data render --split hidden`.",
)
@click.option("--seed", type=int, default=None, help="Fix the random backbones, to repeat a run.")
@click.option("--call-seconds", type=float, default=None, help="Wall clock for one call.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "full", "basic"]),
    default="auto",
    show_default=True,
    help="How student code is shut in; `autograder doctor` says what this machine can do.",
)
@click.option("--fresh", is_flag=True, help="Judge all anew, also what has not changed.")
def grade(
    submissions: Path,
    out: Path,
    assignment: str,
    jobs: int | None,
    hidden: Path | None,
    seed: int | None,
    call_seconds: float | None,
    isolation: Isolation,
    fresh: bool,
) -> None:
    """Grade every notebook and .py file in SUBMISSIONS.

    Writes OUT/marks.csv and OUT/scorecards/ASSIGNMENT/STUDENT.json. Exit code 0 when every
    submission was judged, whatever its mark; 2 for a call that cannot work; 3 when some could
    not be judged.
    """
    from autograder.grading.batch import Batch, grade_batch

    batch = Batch(
        submissions=submissions,
        out=out,
        assignment=assignment,
        data=data_folder(),
        hidden=hidden,
        jobs=jobs,
        seed=seed,
        call_seconds=call_seconds,
        fresh=fresh,
        isolation=isolation,
    )
    click.echo(isolation_line(isolation))
    display = BatchDisplay(batch)
    with display:
        cards = grade_batch(batch, display.event)
    display.summary(cards)
    sys.exit(3 if any(card.ungradable for card in cards) else 0)

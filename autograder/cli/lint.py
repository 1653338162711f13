"""`autograder lint`: whether an assignment's checks are right, for its author."""

import os
import sys
from pathlib import Path

import click

from autograder.checks import DEFAULT
from autograder.lesson.folder import data_folder

PATH = click.Path(path_type=Path)
SAMPLE = 10


@click.command(epilog="Example: autograder lint transfer_learning --all --jobs 2")
@click.argument("assignment", default=DEFAULT)
@click.option("--root", type=PATH, default=Path(), help="The course's folder. [this one]")
@click.option(
    "--corpus",
    type=PATH,
    default=None,
    help="Folder with wrong/, right/ and partial/. [tests/corpus in the course's folder]",
)
@click.option("--all", "whole", is_flag=True, help=f"Try all cases, not every {SAMPLE}th.")
@click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes, one a core if unset."
)
@click.option(
    "--figures",
    type=PATH,
    default=None,
    help="Write error rates of each check, as JSON, and plots of them beside it.",
)
def lint(
    assignment: str,
    root: Path,
    corpus: Path | None,
    whole: bool,
    jobs: int | None,
    figures: Path | None,
) -> None:
    """Prove that the checks of ASSIGNMENT are right.

    Stubs are "not attempted", the solution passes, each check has points, a sentence and three
    hints that do not give the solution away, points add up, hidden checks ask for more than public
    ones; each wrong solution fails the checks that it must and no others, each right one passes.

    The code of the corpus runs on this machine as it is: it is yours, not a student's. Ends with 1
    if there is anything to correct.
    """
    from autograder.proof.drawing import draw_checks, draw_named
    from autograder.proof.figures import figures_of, write_figures
    from autograder.proof.lint import lint as look

    folder = corpus or _corpus(root, assignment)
    if folder is None:
        click.echo(
            "No corpus: only the checks, the solution and the stubs are looked at.", err=True
        )
    source = root / "solutions" / assignment / f"{assignment}.py"
    found = look(
        assignment,
        source,
        data_folder(),
        folder,
        every=1 if whole else SAMPLE,
        jobs=jobs or os.cpu_count() or 1,
        progress=_progress,
    )
    for fault in found.faults:
        click.echo(str(fault))
    if figures is not None:
        record = figures_of(assignment, found)
        write_figures(figures, record)
        draw_checks(figures.with_suffix(".png"), record)
        draw_named(figures.with_name(f"{figures.stem}_named.png"), record)
        click.echo(f"Figures: {figures}, with two plots beside it")
    click.echo(
        f"{assignment}: {found.n_checks} checks, {len(found.tried)} of {found.n_cases} cases "
        f"tried, {len(found.faults)} to correct."
    )
    sys.exit(1 if found.faults else 0)


def _corpus(root: Path, assignment: str) -> Path | None:
    """An assignment's corpus in the course's folder, None if it has none."""
    tests = root / "tests" / "corpus"
    folder = tests if assignment == DEFAULT else tests / assignment
    return folder if (folder / "wrong").is_dir() else None


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {of} tried", err=True, nl=done == of)

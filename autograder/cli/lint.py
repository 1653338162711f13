"""`autograder lint`: whether an assignment's checks are right, for its author."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.checks import DEFAULT, assignments, load_assignment
from autograder.errors import UsageError
from autograder.lesson.folder import data_folder

if TYPE_CHECKING:
    from autograder.proof.kept import Kept
    from autograder.proof.lint import Linted
    from autograder.proof.trial import Images

PATH = click.Path(path_type=Path)
SAMPLE = 10


@click.command(epilog="Example: autograder lint transfer_learning --all --jobs 2")
@click.argument("names", metavar="[ASSIGNMENT]...", nargs=-1)
@click.option("--root", type=PATH, default=Path(), help="The course's folder. [this one]")
@click.option(
    "--corpus",
    type=PATH,
    default=None,
    help="Folder with wrong/, right/ and partial/. [tests/corpus in the course's folder]",
)
@click.option(
    "--hidden",
    type=PATH,
    default=None,
    help="Folder with your own images in Shoes/ and Leaves/, to measure accuracies on as well.",
)
@click.option("--all", "whole", is_flag=True, help=f"Try all cases, not every {SAMPLE}th.")
@click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes, one a core if unset."
)
@click.option(
    "--figures",
    type=PATH,
    default=None,
    help="Folder to write error rates of each check to, as JSON and as plots.",
)
@click.option(
    "--keep",
    type=PATH,
    default=None,
    help="File of finished trials: what it has and has not changed is not tried again.",
)
def lint(
    names: tuple[str, ...],
    root: Path,
    corpus: Path | None,
    hidden: Path | None,
    whole: bool,
    jobs: int | None,
    figures: Path | None,
    keep: Path | None,
) -> None:
    """Prove that the checks of ASSIGNMENT are right, of each assignment if none is named.

    Stubs are "not attempted", the solution passes, each check has points, a sentence and three
    hints that do not give the solution away, points add up, hidden checks ask for more than public
    ones; each wrong solution fails the checks that it must and no others, each right one passes,
    and no check is one too many.

    The code of the corpus runs on this machine as it is: it is yours, not a student's. Ends with 1
    if there is anything to correct.
    """
    chosen = [load_assignment(name).name for name in names or assignments()]
    if corpus is not None and len(chosen) > 1:
        raise UsageError("--corpus is one assignment's; name which")
    if hidden is not None and not hidden.is_dir():
        raise UsageError(f"{hidden} is no folder; `autograder data render` makes what lies in it")
    from autograder.cli.quiet import quiet_tensorflow

    quiet_tensorflow()
    from autograder.proof.lint import lint as look
    from autograder.proof.trial import Images

    images = Images(data_folder(), hidden)
    kept = kept_in(keep, images) if keep else None
    n_faults = 0
    for name in chosen:
        folder = corpus or _corpus(root, name)
        if folder is None:
            click.echo(f"{name}: no corpus, so only checks, solution and stubs.", err=True)
        found = look(
            name,
            root / "solutions" / name / f"{name}.py",
            images,
            folder,
            every=1 if whole else SAMPLE,
            jobs=jobs or os.cpu_count() or 1,
            kept=kept,
            progress=_progress,
        )
        n_faults += len(found.faults)
        _tell(name, found)
        if figures is not None:
            _write(figures, found)
    sys.exit(1 if n_faults else 0)


def kept_in(path: Path, images: "Images") -> "Kept":
    """The finished trials in a file that would come out again with these images, checks, engine and
    libraries."""
    from autograder.grading.keys import exercise_keys
    from autograder.proof.kept import Kept

    keys = {}
    for assignment in map(load_assignment, assignments()):
        hidden = images.hidden_for(assignment)
        listed = hidden / "manifest.json" if hidden else None
        what = listed.read_text("utf-8") if listed and listed.is_file() else str(hidden)
        keys[assignment.name] = exercise_keys(assignment, (what,), images.data)
    return Kept(path, keys)


def _tell(name: str, found: "Linted") -> None:
    for fault in found.faults:
        click.echo(str(fault))
    click.echo(
        f"{name}: {found.n_checks} checks, {found.n_tried} of {found.n_cases} cases tried, "
        f"{len(found.faults)} to correct."
    )


def _write(folder: Path, found: "Linted") -> None:
    from autograder.proof.drawing import draw_checks, draw_named
    from autograder.proof.figures import write_figures

    record = found.figures
    write_figures(folder / f"{record.assignment}.json", record)
    draw_checks(folder / f"{record.assignment}.png", record)
    draw_named(folder / f"{record.assignment}_named.png", record)
    click.echo(f"Figures: {folder / record.assignment}.json, with two plots beside it")


def _corpus(root: Path, assignment: str) -> Path | None:
    """An assignment's corpus in the course's folder, None if it has none."""
    tests = root / "tests" / "corpus"
    folder = tests if assignment == DEFAULT else tests / assignment
    return folder if (folder / "wrong").is_dir() else None


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {of} tried", err=True, nl=done == of)

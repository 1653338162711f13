"""`autograder package`: what Gradescope and GitHub Classroom need to run the checks."""

from pathlib import Path

import click

from autograder.checks import DEFAULT

PATH = click.Path(path_type=Path)


@click.group()
def package() -> None:
    """Pack the grader for Gradescope, or write GitHub Classroom's workflow."""


@package.command(
    epilog="Example: autograder package gradescope --hidden .hidden/Shoes --to autograder.zip"
)
@click.option("--to", type=PATH, default=Path("autograder.zip"), show_default=True)
@click.option("--assignment", default=DEFAULT, show_default=True)
@click.option("--hidden", type=PATH, default=None, help="Folder of hidden images to pack as well.")
@click.option(
    "--hidden-checks",
    type=click.Choice(["visible", "after_due_date", "after_published", "hidden"]),
    default="after_published",
    show_default=True,
    help="When students see the outcome of hidden checks.",
)
@click.option("--root", type=PATH, default=Path(), help="The course's folder.")
def gradescope(
    to: Path, assignment: str, hidden: Path | None, hidden_checks: str, root: Path
) -> None:
    """Build the zip for Gradescope's "Configure autograder" page.

    It holds setup.sh, run_autograder, the package, its data, and the hidden images if named: keep
    it among instructors. Choose a base image with Python 3.11 or newer, 4 GB of memory, and a
    timeout of 10 minutes.
    """
    from autograder.checks import load_assignment
    from autograder.hosts.gradescope import write_gradescope

    load_assignment(assignment)
    n_files = write_gradescope(root, assignment, hidden, hidden_checks, to)
    click.echo(f"{to}: {n_files} files, {to.stat().st_size / 2**20:.1f} MiB")
    if hidden is None:
        click.echo("No hidden images (--hidden): accuracy is measured on the test images only.")


@package.command(epilog="Example: autograder package classroom --install ./WHEEL")
@click.option("--install", required=True, help="What pip installs: the students' wheel, or a URL.")
@click.option("--file", default=None, help="The student's file.  [ASSIGNMENT.ipynb]")
@click.option("--assignment", default=DEFAULT, show_default=True)
@click.option("--to", type=PATH, default=Path(".github/workflows/classroom.yml"), show_default=True)
def classroom(install: str, file: str | None, assignment: str, to: Path) -> None:
    """Write the workflow that GitHub Classroom runs in each student's repository.

    It runs the public checks, exercise by exercise. Put what `autograder release` makes into the
    template repository with it: the notebook, the folder data/, and the students' wheel, which is
    the one to install, as hidden checks are not in it.
    """
    from autograder.checks import load_assignment
    from autograder.hosts.classroom import workflow

    text = workflow(load_assignment(assignment), install, file or f"{assignment}.ipynb")
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(text, encoding="utf-8", newline="\n")
    click.echo(to)

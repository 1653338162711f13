"""`autograder new`: the skeleton of another assignment."""

from pathlib import Path

import click

from autograder.cli.build import build_from
from autograder.errors import UsageError


@click.command(epilog="Example: autograder new leaf_pests")
@click.argument("assignment")
@click.option("--title", default=None, help="The heading of the lesson.")
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The course's folder."
)
def new(assignment: str, title: str | None, root: Path) -> None:
    """Make the skeleton of another assignment, with one exercise to replace by your own.

    It is whole: its solution passes, its checks fail what is wrong, and every command works with
    it. Write the lesson into solutions/ASSIGNMENT, the checks into autograder/checks/ASSIGNMENT,
    and what they must catch into tests/corpus/ASSIGNMENT; then run `autograder build ASSIGNMENT`.
    """
    from autograder.release.skeleton import skeleton

    if not (root / "autograder" / "checks").is_dir():
        raise UsageError(
            f"{root.resolve()} has no autograder/checks; run this in the course's folder"
        )
    files = skeleton(assignment, title or assignment.replace("_", " ").capitalize())
    there = [root / path for path in files if (root / path).exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; choose another name")
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(file)
    for file in build_from(root / "solutions" / assignment / f"{assignment}.py", root):
        click.echo(file)

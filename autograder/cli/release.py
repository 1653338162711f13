"""`autograder release`: what students get, as a folder and a zip."""

from pathlib import Path

import click

from autograder.errors import UsageError
from autograder.lesson.folder import data_folder


@click.command(epilog="Example: autograder release transfer_learning --out release")
@click.argument("assignment")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for the release."
)
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The course's folder."
)
def release(assignment: str, out: Path, root: Path) -> None:
    """Make OUT/ASSIGNMENT and OUT/ASSIGNMENT.zip for students.

    In them are the notebook, the stub module, images and backbone, and the public checks as a
    wheel: no solution, no hidden check, no hidden image.
    """
    from autograder.release.pack import pack, write_pack

    source = root / "solutions" / assignment / f"{assignment}.py"
    if not source.is_file():
        raise UsageError(f"there is no {source}; run this in the course's folder or name --root")
    for path in write_pack(pack(source, data_folder(root)), out, assignment):
        click.echo(path)

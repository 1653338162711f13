"""`autograder build`: notebooks and stubs from an assignment's one source."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from autograder.errors import UsageError


@click.command(epilog="Example: autograder build transfer_learning")
@click.argument("assignment")
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The course's folder."
)
def build(assignment: str, root: Path) -> None:
    """Build what students get, and the solution notebook, from solutions/ASSIGNMENT."""
    source = root / "solutions" / assignment / f"{assignment}.py"
    if not source.is_file():
        raise UsageError(f"there is no {source}; run this in the course's folder or name --root")
    for path in build_from(source, root):
        click.echo(path)


def build_from(source: Path, root: Path) -> Iterator[Path]:
    """Write everything that is built from a source; the files that changed."""
    from autograder.cli.pristine import stubs, stubs_file
    from autograder.release.build import build as build_assignment
    from autograder.release.build import write

    built = build_assignment(source)
    yield from write(built, root)
    path = stubs_file(source.stem, root)
    text = json.dumps(stubs(built.student_module), indent=1, ensure_ascii=False) + "\n"
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path

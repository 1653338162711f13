"""`autograder reset`: a stub back in its place, with a backup of what was there."""

import shutil
from pathlib import Path

import click

from autograder.cli.which import assignment_option, of_own
from autograder.errors import UsageError


@click.command(epilog="Example: autograder reset truncate")
@click.argument("exercise")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@assignment_option
def reset(exercise: str, file: Path | None, assignment: str | None) -> None:
    """Put the stub of EXERCISE back, and keep what you wrote in a backup.

    FILE is your notebook or .py file, by default the one in this folder. Everything else in it
    stays. Close the notebook in Jupyter first, or reload it from disk afterwards.
    """
    from autograder.checks import load_assignment
    from autograder.cli.check import exercise_named, own_file
    from autograder.cli.pristine import read_stub, reset_module, reset_notebook
    from autograder.messages import sentences

    files = [str(file)] if file else []
    chosen = load_assignment(assignment or of_own(files))
    found = chosen.exercise(exercise_named(chosen, exercise))
    path = own_file(files, chosen.name)
    stub = read_stub(chosen, found)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not a text file in UTF-8") from error
    if path.suffix == ".ipynb":
        new = reset_notebook(text, found.name, stub)
    else:
        new = reset_module(text.replace("\r\n", "\n"), found.function, stub)
    kept = backup(path)
    path.write_text(new, encoding="utf-8", newline="\n")
    _ = sentences()
    text = _("{exercise} is as it was handed out. What you had is in {file}")
    click.echo(text.format(exercise=found.name, file=kept))


def backup(path: Path) -> Path:
    """Copy a file beside itself under a name that is free and that nobody would hand in."""
    number = 1
    while (copy := path.with_name(f"{path.name}.bak{number}")).exists():
        number += 1
    return Path(shutil.copy2(path, copy))

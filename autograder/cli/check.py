"""`autograder check`: a student's self-check from the command line."""

import sys
from pathlib import Path

import click

from autograder.assignment import Assignment
from autograder.errors import SubmissionError, UsageError


@click.command(epilog="Example: autograder check transfer_learning.py truncate")
@click.argument("words", nargs=-1, metavar="[FILE] [EXERCISE]...")
@click.option("--assignment", default="transfer_learning", show_default=True)
def check(words: tuple[str, ...], assignment: str) -> None:
    """Check your own work with the public checks, offline.

    FILE is your notebook or .py file, by default the one in this folder. Exit code 1 if
    something is not right yet.
    """
    from autograder.checks import load_assignment
    from autograder.cli.quiet import quiet_tensorflow

    chosen = load_assignment(assignment)
    files = [word for word in words if word.endswith((".py", ".ipynb"))]
    names = [_exercise(chosen, word) for word in words if word not in files]
    path = own_file(files, assignment)
    quiet_tensorflow()
    from autograder.cli.selfcheck import self_check, told, total
    from autograder.students.program import load
    from autograder.students.reading import read_submission

    click.echo(f"Checking {path}")
    try:
        submission = read_submission(path, chosen)
    except SubmissionError as error:
        click.echo(f"✗ {error}")
        sys.exit(1)
    namespace, loaded = load(submission.program, lambda running: None)
    for failure in loaded.failures.values():
        click.echo(f"✗ {failure.message}")
        for line in failure.lines[-1:]:
            click.echo(f"    line {line.number}: {line.text}")
    functions = {name: namespace[name] for name in loaded.defined}
    results = self_check(chosen, functions, names)
    for exercise in chosen.exercises:
        part = [result for result in results if result.exercise == exercise.name]
        if part:
            click.echo(f"\n{exercise.name}: {exercise.summary}  ({total(part)})")
            click.echo(told(part))
    click.echo(f"\n{total(results)} in the public checks; hidden checks count as well.")
    sys.exit(0 if all(result.outcome == "passed" for result in results) else 1)


def own_file(files: list[str], assignment: str) -> Path:
    """The file to check: the one named, or the newer of the two in this folder."""
    if len(files) > 1:
        raise UsageError(f"name one file, not {len(files)}")
    if files:
        path = Path(files[0])
        if not path.is_file():
            raise UsageError(f"there is no {path}; name your notebook or .py file")
        return path
    here = [Path(f"{assignment}{suffix}") for suffix in (".py", ".ipynb")]
    there = [path for path in here if path.is_file()]
    if not there:
        raise UsageError(
            f"there is no {assignment}.py or {assignment}.ipynb here; go to its folder or name it"
        )
    return max(there, key=lambda path: path.stat().st_mtime)


def _exercise(assignment: Assignment, word: str) -> str:
    try:
        return assignment.exercise(word).name
    except KeyError:
        names = ", ".join(exercise.name for exercise in assignment.exercises)
        raise UsageError(f"there is no exercise {word!r}; there are: {names}") from None

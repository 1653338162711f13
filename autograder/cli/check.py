"""`autograder check`: a student's self-check from the command line."""

import sys
from pathlib import Path

import click

from autograder.assignment import Assignment
from autograder.cli.names import exercises
from autograder.cli.which import assignment_option, of_own
from autograder.errors import SubmissionError, UsageError


@click.command(
    epilog="Examples: autograder check transfer_learning.py truncate; autograder check --watch"
)
@click.argument("words", nargs=-1, metavar="[FILE] [EXERCISE]...", shell_complete=exercises)
@assignment_option
@click.option("--watch", is_flag=True, help="Stay, and check what you changed at each save.")
def check(words: tuple[str, ...], assignment: str | None, watch: bool) -> None:
    """Check your own work with the public checks, offline.

    FILE is your notebook or .py file, by default the one in this folder. Exit code 1 if
    something is not right yet.
    """
    from autograder.checks import load_assignment
    from autograder.cli.quiet import quiet_tensorflow

    files = [word for word in words if word.endswith((".py", ".ipynb"))]
    chosen = load_assignment(assignment or of_own(files))
    names = [exercise_named(chosen, word) for word in words if word not in files]
    path = own_file(files, chosen.name)
    if watch:
        from autograder.cli.watch import watch_file

        watch_file(path, chosen, tuple(names))
        return
    quiet_tensorflow()
    from autograder import messages
    from autograder.cli.progress import Progress, read_progress, write_progress
    from autograder.cli.selfcheck import in_brief, points_bar, self_check, told, total
    from autograder.cli.signs import legend
    from autograder.cli.work import exercise_digests, load_work
    from autograder.messages import sentences
    from autograder.students.reading import read_submission

    _ = sentences()
    click.echo(_("Checking {what}").format(what=path))
    try:
        program = read_submission(path, chosen).program
    except SubmissionError as error:
        click.echo(f"✗ {messages.told(str(error))}")
        sys.exit(1)
    work = load_work(program)
    for line in work.problems:
        click.echo(line)
    results = self_check(chosen, work.functions, names, missing=work.missing)
    known = read_progress(path)
    write_progress(path, known.judged(results, exercise_digests(program, chosen)))
    if known == Progress() or any(result.outcome == "skipped" for result in results):
        click.echo(legend())
    for exercise in chosen.exercises:
        part = [result for result in results if result.exercise == exercise.name]
        if part:
            click.echo(f"\n{exercise.name}: {messages.told(exercise.summary)}  ({total(part)})")
            click.echo((in_brief(part) if not names else "") or told(part, chosen))
    click.echo(f"\n{points_bar(results)} {_('in the public checks; hidden checks count as well.')}")
    passed = all(result.outcome == "passed" for result in results)
    if not passed:
        click.echo(_("Stuck? `autograder hint EXERCISE` shows the next hint."))
    sys.exit(0 if passed else 1)


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
            f"there is no {assignment}.py or {assignment}.ipynb here; go to the folder of your "
            "assignment, or name your file"
        )
    return max(there, key=lambda path: path.stat().st_mtime)


def exercise_named(assignment: Assignment, word: str) -> str:
    """The name of the exercise that a word means; UsageError with all names if none."""
    try:
        return assignment.exercise(word).name
    except KeyError:
        names = ", ".join(exercise.name for exercise in assignment.exercises)
        raise UsageError(f"there is no exercise {word!r}; there are: {names}") from None

"""`autograder hint`: the next hint for what is not right yet."""

import sys
from pathlib import Path

import click

from autograder.cli.names import exercises
from autograder.cli.which import assignment_option, of_own
from autograder.errors import SubmissionError


@click.command(epilog="Example: autograder hint truncate")
@click.argument("exercise", shell_complete=exercises)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@assignment_option
def hint(exercise: str, file: Path | None, assignment: str | None) -> None:
    """Show the next hint for EXERCISE: a nudge first, then a pointer, then nearly the answer.

    Where a check knows the misconception behind a mistake, the hint for it comes before these.
    FILE is your notebook or .py file, by default the one in this folder. Hints are about the
    first check that does not pass; run the command again for the next one. Exit code 0.
    """
    from autograder.checks import load_assignment
    from autograder.cli.check import exercise_named, own_file
    from autograder.cli.hints import hints_of
    from autograder.cli.progress import read_progress, write_progress
    from autograder.cli.work import exercise_digests
    from autograder.messages import sentences, told
    from autograder.reports.reasons import behind_of, hint_of, section_of
    from autograder.students.reading import read_submission

    _ = sentences()
    files = [str(file)] if file else []
    chosen = load_assignment(assignment or of_own(files))
    name = exercise_named(chosen, exercise)
    path = own_file(files, chosen.name)
    try:
        program = read_submission(path, chosen).program
    except SubmissionError as error:
        click.echo(f"✗ {told(str(error))}")
        sys.exit(1)
    digests = exercise_digests(program, chosen)
    progress = read_progress(path)
    results = progress.fresh(digests).get(name)
    if results is None:
        from autograder.cli.quiet import quiet_tensorflow

        quiet_tensorflow()
        from autograder.cli.selfcheck import self_check
        from autograder.cli.work import load_work

        work = load_work(program)
        results = self_check(chosen, work.functions, (name,), missing=work.missing)
        progress = progress.judged(results, digests)
    open_ones = [r for r in results if r.outcome not in ("passed", "skipped")]
    if not open_ones:
        click.echo(f"{name}: {_('all public checks pass; there is nothing to hint at.')}")
        write_progress(path, progress)
        return
    result = open_ones[0]
    first = hint_of(result.misconception, result.hint)
    further = map(told, hints_of(chosen.name)[result.name])
    hints = [first, *(text for text in further if text != first)]
    kept = f"{result.name} {result.misconception}".strip()
    shown = min(progress.hints.get(kept, 0), len(hints) - 1)
    click.echo(f"{name}: {told(result.sentence)}")
    click.echo("".join(f"    {line}\n" for line in told(result.message).splitlines()), nl=False)
    if behind := behind_of(result.misconception):
        click.echo(f"    {_('What seems to be behind it')}: {behind}")
    click.echo(f"\n{_('Hint')} {shown + 1} {_('of')} {len(hints)}: {hints[shown]}")
    if section := section_of(chosen, result.misconception, name):
        click.echo(f"{_('To read')}: “{section.title}” {_('in the notebook')}")
    if shown + 1 < len(hints):
        click.echo(_("Run the command again for the next one."))
    write_progress(path, progress.hinted(kept))

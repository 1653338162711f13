"""Names of exercises, as a shell completes them."""

import click
from click.shell_completion import CompletionItem


def exercises(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Exercises that begin so, and files that may be meant where a file can stand."""
    from autograder.checks import assignments, load_assignment
    from autograder.cli.which import of_own

    name = context.params.get("assignment") or of_own([])
    if name not in assignments():
        return []
    found = [
        CompletionItem(exercise.name, help=exercise.summary)
        for exercise in load_assignment(name).exercises
        if exercise.name.startswith(incomplete)
    ]
    files = [CompletionItem(incomplete, type="file")] if parameter.nargs == -1 else []
    return [*found, *files]

"""`check("truncate", truncate)` in a notebook."""

from collections.abc import Callable
from typing import Any

from autograder.checks import assignments, load_assignment
from autograder.cli.quiet import quiet_stderr, quiet_tensorflow
from autograder.errors import UsageError


def check_in_notebook(exercise: str, *functions: Callable[..., Any]) -> None:
    """Run the public checks of one exercise on live functions and show what they found."""
    quiet_tensorflow()
    from autograder.cli.card import show
    from autograder.cli.selfcheck import self_check

    for name in assignments():
        assignment = load_assignment(name)
        try:
            found = assignment.exercise(exercise)
        except KeyError:
            continue
        if len(functions) != 1 or not callable(functions[0]):
            raise UsageError(f'call it as check("{exercise}", {found.function})')
        with quiet_stderr():
            results = self_check(assignment, {found.function: functions[0]}, (found.name,))
        show(found, results)
        return
    raise UsageError(f"there is no exercise {exercise!r}")

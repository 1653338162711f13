"""`check("truncate", truncate)` in a notebook."""

import os
import sys
from collections.abc import Callable
from typing import Any

from autograder.assignment import Assignment, Exercise
from autograder.cli.quiet import quiet_stderr, quiet_tensorflow
from autograder.cli.which import of_cell
from autograder.errors import AutograderError, UsageError
from autograder.scoring.scorecard import CheckResult

#: nbgrader says with it that it runs this notebook for marks ("autograde") or to validate it.
EXECUTION = "NBGRADER_EXECUTION"


def check_in_notebook(exercise: str, *functions: Callable[..., Any]) -> float | None:
    """Check one exercise, as `_checked` says; a call that cannot work is told in one line."""
    if EXECUTION in os.environ:
        return _checked(exercise, functions)
    try:
        return _checked(exercise, functions)
    except UsageError as error:
        print(f"✗ {error}")
        return None


def _checked(exercise: str, functions: tuple[Callable[..., Any], ...]) -> float | None:
    """Check one exercise on live functions and print what was found.

    Where nbgrader runs the notebook, the points earned are returned: nbgrader takes a cell's
    value for its partial credit. In a course's folder they come from a judge outside this
    kernel; elsewhere the public checks stand for all of the cell's points.
    """
    assignment, found = of_cell(exercise, functions, vars(sys.modules["__main__"]))
    if len(functions) != 1 or not callable(functions[0]):
        raise UsageError(f'call it as check("{exercise}", {found.function})')
    if EXECUTION not in os.environ:
        _public(assignment, found, functions[0])
        return None
    with quiet_stderr():
        return _graded(assignment, found, functions[0])


def _public(
    assignment: Assignment, exercise: Exercise, function: Callable[..., Any]
) -> tuple[CheckResult, ...]:
    """Run the public checks here and show what they found."""
    quiet_tensorflow()
    from autograder.checks import picture_beside
    from autograder.cli.card import show
    from autograder.cli.selfcheck import self_check

    with quiet_stderr():
        results = self_check(assignment, {exercise.function: function}, (exercise.name,))
        right = all(result.outcome == "passed" for result in results)
        beside = picture_beside(assignment.name, exercise.name) if right else None
    show(assignment, exercise, results, beside)
    return results


def _graded(
    assignment: Assignment, exercise: Exercise, function: Callable[..., Any]
) -> float | None:
    from autograder.cli.outside import VARIABLE, ask_outside

    points = assignment.cells[f"check-{exercise.name}"].points
    if VARIABLE not in os.environ:
        results = _public(assignment, exercise, function)
        if any(result.outcome == "ungradable" for result in results):
            return NO_MARK
        earned = sum(result.points for result in results)
        return round(points * earned / sum(result.max_points for result in results), 6)
    from autograder.cli.selfcheck import told, total

    try:
        results = ask_outside(assignment.name, exercise.name)
    except AutograderError as error:
        print(f"{exercise.name}: no verdict, {error}")
        return NO_MARK
    print(told(results, assignment))
    if any(result.outcome == "ungradable" for result in results):
        return NO_MARK
    print(f"{exercise.name}: {total(results)}")
    return min(points, round(sum(result.points for result in results), 6))


#: nbgrader refuses more points than a cell has, and tells the instructor that this submission
#: could not be graded. A fault of the grader's own is not to become a zero.
NO_MARK = float("inf")

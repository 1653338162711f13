"""The option --assignment, and what is meant where it is not given."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from autograder.assignment import Assignment, Exercise
from autograder.checks import DEFAULT, assignments, load_assignment
from autograder.errors import UsageError

assignment_option = click.option(
    "--assignment", default=None, help="Told from the files if not named."
)


def of_results(out: Path) -> str:
    """The assignment whose scorecards lie in OUT; UsageError if there are those of several."""
    there = [name for name in assignments() if (out / "scorecards" / name).is_dir()]
    if len(there) > 1:
        raise UsageError(
            f"{out} holds scorecards of {' and '.join(there)}; say with --assignment which is meant"
        )
    return there[0] if there else DEFAULT


def of_own(files: list[str]) -> str:
    """The assignment of a student's own file, or of what lies in this folder."""
    from autograder.grading.which import of_file

    if files:
        return of_file(Path(files[0]))
    here = {
        name: path.stat().st_mtime
        for name in assignments()
        for path in (Path(f"{name}.py"), Path(f"{name}.ipynb"))
        if path.is_file()
    }
    return max(here, key=here.__getitem__, default=DEFAULT)


def of_cell(
    exercise: str, functions: Sequence[object], notebook: Mapping[str, object]
) -> tuple[Assignment, Exercise]:
    """The assignment and the exercise that a check cell of a notebook means.

    What is one exercise's name and another one's function means the exercise. Of several exercises
    of that name it is the one with such a function, known by its name or by the name that the
    notebook has for it; where neither tells, that of the assignment most of whose functions are in
    the notebook. UsageError if there is no such exercise.
    """
    candidates = []
    for assignment in map(load_assignment, assignments()):
        with contextlib.suppress(KeyError):
            candidates.append((assignment, assignment.exercise(exercise)))
    if not candidates:
        raise UsageError(_no_such(exercise, notebook))
    candidates = [one for one in candidates if one[1].name == exercise] or candidates
    for assignment, found in candidates:
        for function in functions:
            named = getattr(function, "__name__", "") == found.function
            if named or (function is not None and notebook.get(found.function) is function):
                return assignment, found
    return max(candidates, key=lambda one: len(notebook.keys() & set(one[0].functions)))


def _no_such(exercise: object, notebook: Mapping[str, object]) -> str:
    """What to write instead of a name that no exercise has, or of a function alone."""
    all_known = [load_assignment(name).exercises for name in assignments()]
    if callable(exercise):
        name = getattr(exercise, "__name__", "")
        for one in (one for known in all_known for one in known):
            if one.function == name:
                return f'call it as check("{one.name}", {name})'
    here = [[one.name for one in known if one.function in notebook] for known in all_known]
    most: list[str] = max(here, key=len)
    names = ", ".join(most)
    return f"there is no exercise {exercise!r}" + (f"; in this notebook: {names}" if names else "")

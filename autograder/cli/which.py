"""The option --assignment, and what is meant where it is not given."""

from pathlib import Path

import click

from autograder.checks import DEFAULT, assignments
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

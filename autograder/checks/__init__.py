"""The rubrics: for each assignment a package of public and, for instructors, hidden checks."""

import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.assignment import Assignment
from autograder.errors import DataError, UsageError

if TYPE_CHECKING:
    from autograder.scoring.figures import Figure

_HERE = Path(__file__).parent
#: The pack's first lesson: what is meant where nothing tells otherwise.
DEFAULT = "transfer_learning"


def assignments() -> tuple[str, ...]:
    """The names of all assignments that have checks here."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/public")))


def load_assignment(name: str) -> Assignment:
    """The assignment of that name; UsageError if there are no checks for it."""
    if name not in assignments():
        raise UsageError(f"there is no assignment {name!r}; there are: {', '.join(assignments())}")
    module = importlib.import_module(f"autograder.checks.{name}")
    assignment: Assignment = module.ASSIGNMENT
    return assignment


def check_folders(name: str, hidden: bool) -> tuple[Path, ...]:
    """The folders of an assignment's checks: public, and hidden if asked for and there."""
    folders = [_HERE / name / "public"]
    if hidden and (_HERE / name / "hidden").is_dir():
        folders.append(_HERE / name / "hidden")
    return tuple(folders)


def read_stubs(name: str) -> dict[str, str]:
    """The source of each function of an assignment as it was handed out, by function."""
    stubs: dict[str, str] = json.loads((_HERE / name / "stubs.json").read_text("utf-8"))
    return stubs


def picture_beside(name: str, exercise: str) -> "Figure | None":
    """What the assignment's module `pictures` has to show for an exercise that is right.

    None where there is no such module, nothing to show, or the lesson's data is not in reach.
    """
    if not (_HERE / name / "pictures.py").is_file():
        return None
    module = importlib.import_module(f"autograder.checks.{name}.pictures")
    try:
        figure: Figure | None = module.beside(exercise)
    except DataError:
        return None
    return figure

"""The one source of an assignment, as what trials are put together from."""

from pathlib import Path

import msgspec

from autograder.errors import DataError, UsageError
from autograder.proof.case import Case
from autograder.proof.trial import Trial
from autograder.release import build, solution_module
from autograder.release.source import find_exercises, read_notebook
from autograder.release.stubs import without_markers

SOLUTION, STUBS = "the solution", "the stubs"


class Source(msgspec.Struct, frozen=True):
    """The module with all solutions, that with all stubs, and each exercise's solved function."""

    assignment: str
    solution: str
    stubs: str
    solved: dict[str, str]


def read_source(assignment: str, path: Path) -> Source:
    """Read an assignment's source; UsageError if it is not there."""
    if not path.is_file():
        raise UsageError(f"{path} is not there; run this in the course's folder, or name --root")
    exercises = find_exercises(read_notebook(path.read_text("utf-8")))
    return Source(
        assignment=assignment,
        solution=solution_module(path),
        stubs=build(path).student_module,
        solved={one.name: without_markers(one.source) for one in exercises},
    )


def trial_of(case: Case, source: Source, seed: int = 0, regardless: bool = False) -> Trial:
    """The case as a module, judged in its own exercise, or in all of them if it names none.

    Raises DataError if it is said to solve an exercise that the source does not have.
    """
    unknown = [name for name in case.solved if name not in source.solved]
    if unknown:
        raise DataError(f"{label(case)}: 'solved' names no exercise: {', '.join(unknown)}")
    base = source.solution if case.rest == "solution" else source.stubs
    code = "\n\n".join([base, *(source.solved[name] for name in case.solved), case.code])
    only = (case.exercise,) if case.exercise else ()
    return Trial(case.assignment, label(case), code, only, seed, regardless)


def whole_trials(source: Source, seed: int = 0) -> list[Trial]:
    """The solution and the stubs as they are."""
    return [
        Trial(source.assignment, SOLUTION, source.solution, (), seed),
        Trial(source.assignment, STUBS, source.stubs, (), seed),
    ]


def label(case: Case) -> str:
    """What a case is called in reports: its file in the corpus."""
    return f"{case.kind}/{case.name}.py"

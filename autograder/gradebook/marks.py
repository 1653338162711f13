"""Marks out of nbgrader's gradebook: with what people graded by hand, and what lateness cost."""

from pathlib import Path
from urllib.parse import urlsplit

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment

from autograder.errors import GradebookError
from autograder.gradebook.course import CONFIG, Course
from autograder.gradebook.database import is_there, opened, shown
from autograder.reports.totals import Booked

CELL = "check-"


def gradebook_here(folder: Path, assignment: str) -> Course | None:
    """The course in a folder, None unless it is one whose gradebook has marks of the assignment.

    Nothing is made: a gradebook that is not there yet stays so.
    """
    if not (folder / CONFIG).is_file():
        return None
    course = Course(folder)
    return course if is_there(course) and read_marks(course, assignment) else None


def named_gradebook(name: str) -> Course:
    """The gradebook that a path or URL means: a course's folder, a .db file, or a database URL.

    Raises GradebookError if there is none.
    """
    path = Path(name)
    if urlsplit(name).scheme and "://" in name:
        course = Course(Path(), url=name)
    elif path.is_dir():
        course = Course(path)
    elif not path.is_file():
        raise GradebookError(f"there is no gradebook {path}")
    else:
        course = Course(path.resolve().parent, url=f"sqlite:///{path.resolve()}")
    if not is_there(course):
        raise GradebookError(
            f"there is no gradebook {shown(course)} yet; `autograder gradebook` fills one"
        )
    return course


def read_marks(course: Course, assignment: str) -> dict[str, Booked]:
    """The marks of all who have handed in; {} if the gradebook does not know the assignment.

    The score is nbgrader's own: cells with what a person changed, less the late penalty, never
    below 0. Raises GradebookError if the gradebook cannot be read.
    """
    with opened(course) as gradebook:
        return {str(one.student.id): _booked(one) for one in _submissions(gradebook, assignment)}


def told(course: Course) -> str:
    """The gradebook's URL without its password."""
    return shown(course)


def _submissions(gradebook: Gradebook, assignment: str) -> list[SubmittedAssignment]:
    try:
        return list(gradebook.find_assignment(assignment).submissions)
    except MissingEntry:
        return []


def _booked(one: SubmittedAssignment) -> Booked:
    exercises: dict[str, float] = {}
    by_person: set[str] = set()
    by_hand, waiting = 0.0, 0
    for notebook in one.notebooks:
        for grade in notebook.grades:
            waiting += bool(grade.needs_manual_grade)
            if str(grade.name).startswith(CELL):
                exercise = str(grade.name).removeprefix(CELL)
                exercises[exercise] = round(float(grade.score), 6)
                if grade.auto_score is None and grade.manual_score is not None:
                    by_person.add(exercise)
            else:
                by_hand += float(grade.score)
    penalty = float(one.late_submission_penalty or 0.0)
    return Booked(
        score=round(max(0.0, float(one.score) - penalty), 6),
        max_score=float(one.max_score),
        late_penalty=round(penalty, 6),
        by_hand=round(by_hand, 6),
        waiting=waiting,
        exercises=exercises,
        by_person=frozenset(by_person),
    )

"""Writing the verdicts of a batch into a course of nbgrader's."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.assignment import Assignment
from autograder.checks import load_assignment
from autograder.errors import GradebookError
from autograder.gradebook.course import Course
from autograder.gradebook.database import explained, opened, shown, unusable
from autograder.gradebook.folders import as_time, autograded, read_autograded, submitted_at
from autograder.gradebook.handed_in import read_handed_in
from autograder.gradebook.notebook import autograded_notebook, sources, unchanged
from autograder.gradebook.outcome import Results
from autograder.gradebook.release import notebook_in, released_notebook
from autograder.gradebook.rows import Answers, as_it_was, write_rows
from autograder.scoring.scorecard import Scorecard

MAX_TOLD = 10


class Written(msgspec.Struct, frozen=True):
    """What was written: the students, and how many cells wait for a person.

    Of the students, `unjudged` could not be judged in every exercise. `unwritten` could not be
    written, and keep what they had.
    """

    url: str
    students: tuple[str, ...]
    n_waiting: int = 0
    unjudged: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _One(msgspec.Struct, frozen=True):
    """What one student's rows say: how many cells wait, and what the instructor should know.

    `timestamp` is what timestamp.txt says, "" where there is none.
    """

    n_waiting: int
    questions_lost: bool
    timestamp: str
    timeless: bool


def write_gradebook(
    course: Path,
    assignment: str,
    cards: Sequence[Scorecard],
    submissions: Mapping[str, Path | None],
) -> Written:
    """Write scorecards into the gradebook of the course in the folder `course`.

    `submissions` names each student's file, None where there is none. For each student come out
    the rows of the gradebook and `autograded/<student>/<assignment>/`; feedback of earlier
    verdicts goes. An exercise that could not be judged has no automatic mark, not even one of an
    earlier run, and waits for a person. A submission whose rows or files cannot be written keeps
    what it had.
    Raises GradebookError if the gradebook cannot be used, or took nobody's marks; students
    written before stay so.
    """
    where, known = Course(course), load_assignment(assignment)
    written, failed = dict[str, _One](), dict[str, Exception]()
    with opened(where) as gradebook:
        release = released_notebook(where, assignment, gradebook)
        cells = {cell.name for cell in notebook_in(gradebook, assignment).grade_cells}
        has_due_date = gradebook.find_assignment(assignment).duedate is not None
        for card in cards:
            path = submissions.get(card.student)
            try:
                written[card.student] = _write(gradebook, where, known, release, card, path)
            except Exception as error:
                if unusable(error):
                    raise
                failed[card.student] = error
    reasons = [_reason(where, student, failure) for student, failure in failed.items()]
    if failed and not written:
        raise GradebookError(reasons[0]) from next(iter(failed.values()))
    return Written(
        url=shown(where),
        students=tuple(written),
        n_waiting=sum(one.n_waiting for one in written.values()),
        unjudged=tuple(c.student for c in cards if c.ungradable and c.student in written),
        unwritten=tuple(failed),
        notes=(*_notes(written, known, cells, has_due_date), *reasons),
    )


def _write(
    gradebook: Gradebook,
    where: Course,
    known: Assignment,
    release: NotebookNode,
    card: Scorecard,
    path: Path | None,
) -> _One:
    """Write one student's rows and files, or nothing."""
    names = (known.name, card.student)
    results = _results(card, known)
    handed_in = read_handed_in(path, known)
    notebook = autograded_notebook(release, handed_in, known, results)
    timestamp = submitted_at(where, card.student, known.name, path)
    time = as_time(timestamp)
    earlier = read_autograded(where, card.student, known.name)
    old, new = sources(earlier) if earlier else {}, sources(notebook)
    answers = Answers(
        untouched=unchanged(notebook),
        as_before=frozenset(name for name in new if new[name] == old.get(name)),
        not_handed_in=handed_in.lost_questions(known) & set(new),
    )
    with as_it_was(gradebook, names):
        n_waiting = write_rows(gradebook, where, names, time, results, answers)
        with autograded(where, card.student, known.name, notebook, timestamp):
            gradebook.db.commit()
    lost = bool(answers.not_handed_in)
    return _One(n_waiting, lost, timestamp, bool(timestamp) and time is None)


def _results(card: Scorecard, known: Assignment) -> Results:
    """What came of each exercise."""
    lost = card.unjudged
    return {
        e.name: None if lost & {e.name, ""} else card.of_exercise(e.name) for e in known.exercises
    }


def _reason(where: Course, student: str, error: Exception) -> str:
    """Why a student's marks were not written."""
    if isinstance(error, OSError):
        return (
            f"the files of {student} in {where.root} cannot be written "
            f"({error.strerror}: {error.filename})"
        )
    return f"the marks of {student} were not written: {explained(where, error)}"


def _notes(
    written: Mapping[str, _One], known: Assignment, cells: set[str], has_due_date: bool
) -> Iterator[str]:
    for student, one in written.items():
        if one.timeless:
            yield f"the timestamp.txt of {student} is no time, so not late"
    n_untold = sum(not one.timestamp for one in written.values())
    if has_due_date and n_untold:
        yield f"no time of submission for {n_untold} students, so none of them is late"
    lost = [student for student, one in written.items() if one.questions_lost]
    if lost:
        more = f" and {len(lost) - MAX_TOLD} more" if len(lost) > MAX_TOLD else ""
        yield (
            "a person decides on written answers where their cells were not handed in (a .py file "
            f"has none): {', '.join(lost[:MAX_TOLD])}{more}"
        )
    missing = [e.name for e in known.exercises if f"check-{e.name}" not in cells]
    if missing:
        yield f"the gradebook has no cell for the exercises {', '.join(missing)}"

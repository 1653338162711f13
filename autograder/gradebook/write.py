"""Writing the verdicts of a batch into a course of nbgrader's."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.checks import load_assignment
from autograder.errors import GradebookError
from autograder.gradebook.course import Course
from autograder.gradebook.database import opened, shown
from autograder.gradebook.folders import (
    as_time,
    read_autograded,
    submitted_at,
    write_autograded,
)
from autograder.gradebook.handed_in import read_handed_in
from autograder.gradebook.notebook import autograded_notebook, sources, unchanged
from autograder.gradebook.release import notebook_in, released_notebook
from autograder.gradebook.rows import Answers, write_rows
from autograder.scoring.scorecard import Scorecard


class Written(msgspec.Struct, frozen=True):
    """What was written: the students, how many answers wait for a person, and what was left out."""

    url: str
    students: tuple[str, ...]
    n_waiting: int = 0
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def write_gradebook(
    course: Path,
    assignment: str,
    cards: Sequence[Scorecard],
    submissions: Mapping[str, Path | None],
) -> Written:
    """Write scorecards into the gradebook of the course in the folder `course`.

    `submissions` names each student's file, None where there is none. For each student come out
    the rows of the gradebook and `autograded/<student>/<assignment>/`; feedback of earlier
    verdicts goes. A submission that could not be judged is left out, and keeps what it had.
    Raises GradebookError if the gradebook cannot be written; students written before stay so.
    """
    where, known = Course(course), load_assignment(assignment)
    graded = [card for card in cards if not card.ungradable]
    n_waiting, notes = 0, list[str]()
    with opened(where) as gradebook:
        release = released_notebook(where, assignment, gradebook)
        cells = {cell.name for cell in notebook_in(gradebook, assignment).grade_cells}
        for card in graded:
            path = submissions.get(card.student)
            results = {e.name: card.of_exercise(e.name) for e in known.exercises}
            notebook = autograded_notebook(release, read_handed_in(path, known), known, results)
            try:
                timestamp = submitted_at(where, card.student, assignment, path)
                time = as_time(timestamp)
                if timestamp and time is None:
                    notes.append(f"the timestamp.txt of {card.student} is no time, so not late")
                earlier = read_autograded(where, card.student, assignment)
                old, new = sources(earlier) if earlier else {}, sources(notebook)
                answers = Answers(
                    unchanged(notebook), frozenset(n for n in new if new[n] == old.get(n))
                )
                names = (assignment, card.student)
                n_waiting += write_rows(gradebook, where, names, time, results, answers)
                write_autograded(where, card.student, assignment, notebook, timestamp)
            except OSError as error:
                raise GradebookError(
                    f"the files of {card.student} in {where.root} cannot be written "
                    f"({error.strerror}: {error.filename})"
                ) from error
    missing = [e.name for e in known.exercises if f"check-{e.name}" not in cells]
    if missing:
        notes.append(f"the gradebook has no cell for the exercises {', '.join(missing)}")
    return Written(
        url=shown(where),
        students=tuple(card.student for card in graded),
        n_waiting=n_waiting,
        left_out=tuple(card.student for card in cards if card.ungradable),
        notes=tuple(notes),
    )

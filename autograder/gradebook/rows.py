"""The rows of one submission: automatic scores and comments, and nothing that a person wrote."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from nbgrader.api import Comment, Grade, Gradebook, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties

from autograder.errors import GradebookError
from autograder.gradebook.course import SILENT, Course
from autograder.gradebook.outcome import comment, points_of
from autograder.scoring.scorecard import CheckResult


class Answers(msgspec.Struct, frozen=True):
    """What is known of the cells of a submission.

    `untouched` stand as they were released; `as_before` as they were when last written.
    """

    untouched: frozenset[str]
    as_before: frozenset[str]


def write_rows(
    gradebook: Gradebook,
    course: Course,
    names: tuple[str, str],
    timestamp: datetime | None,
    results: Mapping[str, Sequence[CheckResult]],
    answers: Answers,
) -> int:
    """Write one submission; the number of its cells that wait for a person.

    `names` are the assignment's, which its notebook has as well, and the student's. Scores and
    comments of an earlier run are replaced. Manual ones stay, and what they belong to is put up
    for review only where it has changed. All in one transaction.
    """
    assignment, student = names
    gradebook.update_or_create_student(student)
    gradebook.update_or_create_submission(assignment, student, timestamp=timestamp)
    notebook = gradebook.find_submission_notebook(assignment, assignment, student)
    for grade in notebook.grades:
        _score(grade, results, answers)
    for row in notebook.comments:
        _comment(row, results, answers)
    gradebook.db.flush()
    gradebook.db.refresh(notebook)
    notebook.late_submission_penalty = _late_penalty(gradebook, course, notebook, names)
    gradebook.db.commit()
    return sum(bool(grade.needs_manual_grade) for grade in notebook.grades)


def _score(grade: Grade, results: Mapping[str, Sequence[CheckResult]], answers: Answers) -> None:
    name, before = str(grade.name), grade.auto_score
    exercise = name.removeprefix("check-")
    if exercise != name:
        found = results.get(exercise, ())
        most = sum(result.max_points for result in found)
        if found and abs(most - grade.max_score) > 1e-6:
            raise GradebookError(
                f"the checks of {exercise!r} are worth {most:g} points and the gradebook's cell "
                f"{name!r} is worth {grade.max_score:g}; run `nbgrader generate_assignment`"
            )
        grade.auto_score = points_of(found)
        same = grade.auto_score == before
    else:
        grade.auto_score = 0.0 if name in answers.untouched else None
        same = name in answers.as_before
    if grade.manual_score is None:
        grade.needs_manual_grade = grade.auto_score is None
    elif not same:
        grade.needs_manual_grade = True


def _comment(row: Comment, results: Mapping[str, Sequence[CheckResult]], answers: Answers) -> None:
    name = str(row.name)
    if name in results:
        row.auto_comment = comment(results[name])
    else:
        row.auto_comment = "No response." if name in answers.untouched else None


def _late_penalty(
    gradebook: Gradebook, course: Course, notebook: SubmittedNotebook, names: tuple[str, str]
) -> float | None:
    """What the course's own late-penalty plugin takes off, at most the score."""
    assignment, student = names
    submission = gradebook.find_submission(assignment, student)
    if submission.total_seconds_late <= 0:
        return None
    step = AssignLatePenalties(config=course.config, log=SILENT)
    step.init_plugin()
    penalty = step.plugin_inst.late_submission_penalty(
        student, notebook.score, submission.total_seconds_late
    )
    return None if penalty is None else min(max(0.0, float(penalty)), notebook.score)

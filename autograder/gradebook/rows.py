"""The rows of one submission: automatic scores and comments, and nothing that a person wrote."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import msgspec
from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties

from autograder.errors import GradebookError
from autograder.gradebook.course import SILENT, Course
from autograder.gradebook.outcome import Results, comment, points_of
from autograder.messages import sentences


class Answers(msgspec.Struct, frozen=True):
    """What is known of the cells of a submission.

    `untouched` stand as they were released; `as_before` as they were when last written;
    `not_handed_in` were not in the file, which was a module, or had them deleted.
    """

    untouched: frozenset[str]
    as_before: frozenset[str]
    not_handed_in: frozenset[str]

    def unanswered(self, cell: str) -> bool:
        """Whether a question stands as it was released; where it is gone, a person has to look."""
        return cell in self.untouched and cell not in self.not_handed_in


@contextmanager
def as_it_was(gradebook: Gradebook, names: tuple[str, str]) -> Iterator[None]:
    """Where the block fails, take back what it wrote of a submission.

    nbgrader commits a new submission's empty rows at once, so these are removed again.
    """
    try:
        new = not gradebook.find_submission(*names)
    except MissingEntry:
        new = True
    try:
        yield
    except Exception:
        gradebook.db.rollback()
        if new:
            with suppress(MissingEntry):
                gradebook.remove_submission(*names)
        raise


def write_rows(
    gradebook: Gradebook,
    course: Course,
    names: tuple[str, str],
    timestamp: datetime | None,
    results: Results,
    answers: Answers,
) -> int:
    """Write one submission; the number of its cells that wait for a person.

    `names` are the assignment's, which its notebook has as well, and the student's. Scores and
    comments of an earlier run are replaced. Manual ones stay, and what they belong to is put up
    for review only where it has changed. All but the submission's own row is left for the caller
    to commit.
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
    gradebook.db.flush()
    return sum(bool(grade.needs_manual_grade) for grade in notebook.grades)


def _score(grade: Grade, results: Results, answers: Answers) -> None:
    name, before = str(grade.name), grade.auto_score
    exercise = name.removeprefix("check-")
    if exercise != name:
        found = results.get(exercise, ())
        most = sum(result.max_points for result in found or ())
        if found and abs(most - grade.max_score) > 1e-6:
            raise GradebookError(
                f"the checks of {exercise!r} are worth {most:g} points and the gradebook's cell "
                f"{name!r} is worth {grade.max_score:g}; run `nbgrader generate_assignment`"
            )
        grade.auto_score = None if found is None else points_of(found)
        same = grade.auto_score == before
    else:
        grade.auto_score = 0.0 if answers.unanswered(name) else None
        same = name in answers.as_before
    if grade.manual_score is None:
        grade.needs_manual_grade = grade.auto_score is None
    elif not same:
        grade.needs_manual_grade = True


def _comment(row: Comment, results: Results, answers: Answers) -> None:
    name = str(row.name)
    if name in results:
        row.auto_comment = comment(results[name])
    elif name in answers.not_handed_in:
        row.auto_comment = sentences()("The cell of this question was not handed in.")
    else:
        row.auto_comment = sentences()("No response.") if answers.unanswered(name) else None


def _late_penalty(
    gradebook: Gradebook, course: Course, notebook: SubmittedNotebook, names: tuple[str, str]
) -> float | None:
    """What the course's own late-penalty plugin takes off, at most the score."""
    assignment, student = names
    submission = gradebook.find_submission(assignment, student)
    if submission.total_seconds_late <= 0:
        return None
    step = AssignLatePenalties(config=course.config, log=SILENT)
    try:
        step.init_plugin()
        penalty = step.plugin_inst.late_submission_penalty(
            student, notebook.score, submission.total_seconds_late
        )
        return None if penalty is None else min(max(0.0, float(penalty)), notebook.score)
    except Exception as error:
        raise GradebookError(
            f"the course's late-penalty plugin {step.plugin_class.__name__} failed on {student} "
            f"({type(error).__name__}: {error}); mend it, see nbgrader_config.py"
        ) from error

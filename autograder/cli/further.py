"""What follows once a batch has its marks: pages, and the gradebook of a course."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.cli.gradebook import fill_gradebook
from autograder.cli.pages import renew_pages
from autograder.errors import UsageError

if TYPE_CHECKING:
    from autograder.grading.batch import Batch, Graded

#: For more submissions than this, pages are not written unasked.
MANY = 1_000


def write_further(
    batch: "Batch",
    graded: "Graded",
    course: Path | None,
    no_pages: bool,
    say: Callable[[str], None],
) -> bool:
    """Write pages and gradebook, and say where they are; False if some could not be written.

    A student whose scorecard could not be written gets neither: what is there is an older one.
    Raises GradebookError if the gradebook cannot be written.
    """
    students = [m.student for m in graded.marks if m.student not in graded.unwritten]
    whole = True
    if len(graded.marks) > MANY:
        say(f"Feedback pages and class report: autograder report {batch.out}")
    elif not no_pages and students:
        with graded.profile.timed("pages"):
            whole = _write_pages(batch, graded, students, say)
    if course is not None:
        with graded.profile.timed("gradebook"):
            whole = _write_gradebook(batch, graded, course, students, say) and whole
    return whole


def _write_pages(
    batch: "Batch", graded: "Graded", students: list[str], say: Callable[[str], None]
) -> bool:
    paths = {one.student: one.path for one in graded.found if one.path is not None}
    try:
        left_out = renew_pages(batch.out, batch.assignment, students, paths)
    except UsageError as error:
        say(f"No pages: {error}.")
        return False
    say(f"Report: {batch.out / 'report.html'}")
    say(f"Feedback: {batch.out / 'feedback'}")
    if left_out:
        say(f"No page, the scorecard cannot be read: {', '.join(left_out)}")
    return not left_out


def _write_gradebook(
    batch: "Batch",
    graded: "Graded",
    course: Path,
    students: list[str],
    say: Callable[[str], None],
) -> bool:
    from autograder.grading.kept import read_kept

    cards = batch.out / "scorecards" / batch.assignment
    there = set(students)
    kept = {
        one.student: read_kept(cards, one.student) if one.student in there else None
        for one in graded.found
    }
    filled = fill_gradebook(graded.found, kept, course, batch.assignment)
    for line in filled.lines:
        say(line)
    return filled.whole


def commands_left(batch: "Batch", course: Path | None, no_pages: bool) -> list[str]:
    """The commands that write what a stop left unwritten."""
    left = []
    if not no_pages:
        left.append(f"autograder report {batch.out} --submissions {batch.submissions}")
    if course is not None:
        cards = batch.out / "scorecards"
        left.append(
            f"autograder gradebook {batch.submissions} --scorecards {cards} --course {course}"
        )
    return left

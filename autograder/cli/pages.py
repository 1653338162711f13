"""Feedback pages and the class report of a batch, written from its scorecards."""

from collections.abc import Collection
from pathlib import Path

from autograder.cli.results import read_cards
from autograder.errors import UsageError


def write_pages(
    out: Path,
    assignment: str,
    submissions: Path | None,
    pass_mark: float = 50.0,
    changed: Collection[str] | None = None,
) -> int:
    """Write OUT/report.html and OUT/feedback/; the number of submissions.

    With `changed`, only for these students, and for whom there is no page yet. `submissions` is
    the graded folder, to list near-identical code. Raises UsageError if OUT holds no scorecards
    or cannot be written.
    """
    from autograder.checks import load_assignment
    from autograder.grading.intake import UNPACKED, take_in
    from autograder.reports.feedback import write_feedback
    from autograder.reports.pages import page_name
    from autograder.reports.report import write_report

    chosen = load_assignment(assignment)
    cards = read_cards(out, assignment)
    folder, report = out / "feedback", out / "report.html"
    new = cards
    if changed is not None:
        new = [
            card
            for card in cards
            if card.student in changed or not (folder / page_name(card.student)).is_file()
        ]
    paths = {}
    if submissions is not None:
        found = take_in(submissions, assignment, out / UNPACKED)
        paths = {one.student: one.path for one in found if one.path is not None}
    try:
        write_feedback(new, chosen, folder)
        if new or not report.is_file():
            write_report(cards, chosen, report, paths, pass_mark)
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}") from error
    return len(cards)

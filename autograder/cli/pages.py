"""Feedback pages and the class report of a batch, written from its scorecards."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from autograder.cli.results import read_these
from autograder.errors import UsageError
from autograder.scoring.scorecard import Scorecard


def write_pages(
    out: Path,
    assignment: str,
    cards: Sequence[Scorecard],
    paths: Mapping[str, Path],
    pass_mark: float = 50.0,
) -> None:
    """Write OUT/report.html and OUT/feedback/ for all of these.

    `paths` are the graded files by student, to list near-identical code. Raises UsageError if
    they cannot be written.
    """
    _write(out, assignment, cards, cards, paths, pass_mark)


def renew_pages(
    out: Path, assignment: str, students: Collection[str], paths: Mapping[str, Path]
) -> tuple[str, ...]:
    """Write the pages that are older than what they are made from, as `make` would.

    So a run that was stopped before its pages leaves none outdated. Returns the students whose
    scorecards cannot be read. Raises UsageError if pages cannot be written.
    """
    from autograder.reports.pages import page_name

    folder = out / "scorecards" / assignment
    of_card = {student: _changed(folder / f"{student}.json") for student in students}
    old = {
        student
        for student, changed in of_card.items()
        if changed > _changed(out / "feedback" / page_name(student))
    }
    newest = max([*of_card.values(), _changed(out / "marks.csv")])
    lost = {student for student, changed in of_card.items() if changed == 0}
    if not old and not lost and newest <= _changed(out / "report.html"):
        return ()
    read = read_these(out, assignment, students)
    new = [card for card in read.cards if card.student in old]
    _write(out, assignment, new, read.cards, paths)
    return read.left_out


def _changed(path: Path) -> int:
    """When a file was last written, 0 if it is not there."""
    try:
        return path.stat().st_mtime_ns if path.is_file() else 0
    except OSError:
        return 0


def _write(
    out: Path,
    assignment: str,
    new: Sequence[Scorecard],
    every: Sequence[Scorecard],
    paths: Mapping[str, Path],
    pass_mark: float = 50.0,
) -> None:
    from autograder.checks import load_assignment
    from autograder.reports.feedback import write_feedback
    from autograder.reports.report import write_report

    chosen = load_assignment(assignment)
    try:
        write_feedback(new, chosen, out / "feedback")
        write_report(every, chosen, out / "report.html", paths, pass_mark)
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}") from error

"""`autograder grade`: marks for a folder of submissions."""

import signal
import sys
from pathlib import Path
from typing import Literal

import click

from autograder.cli.further import commands_left, write_further
from autograder.cli.lines import JsonLines
from autograder.cli.table import BatchDisplay
from autograder.cli.which import assignment_option
from autograder.confinement.level import Isolation, isolation_line
from autograder.lesson.folder import data_folder


@click.command(
    epilog="Example: autograder grade submitted --out results --hidden .hidden",
)
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for results.")
@assignment_option
@click.option("--jobs", type=click.IntRange(1), default=None, help="Judges, one a core if unset.")
@click.option(
    "--hidden",
    type=click.Path(path_type=Path),
    default=None,
    help="Hidden images, made by `autograder data render --split hidden`, or a `.hidden` of them.",
)
@click.option("--seed", type=int, default=None, help="Fix the random backbones, to repeat a run.")
@click.option("--call-seconds", type=float, default=None, help="Wall clock for one call.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "full", "basic"]),
    default="auto",
    show_default=True,
    help="How student code is shut in; `autograder doctor` says what this machine can do.",
)
@click.option("--fresh", is_flag=True, help="Judge all anew, also what has not changed.")
@click.option("--student", "students", multiple=True, help="Judge only this student anew.")
@click.option("--exercise", "exercises", multiple=True, help="Judge only this exercise anew.")
@click.option(
    "--only",
    type=click.Choice(["failed", "ungradable"]),
    default=None,
    help="Judge anew only who lost points, or who could not be judged, in an earlier run.",
)
@click.option("--cluster", default="", help="Address of a Dask scheduler, to judge there.")
@click.option(
    "--course",
    type=click.Path(path_type=Path),
    default=None,
    help="An nbgrader course's folder: write the verdicts into its gradebook as well.",
)
@click.option("--no-pages", is_flag=True, help="Write no feedback pages and no class report.")
@click.option("--diff", is_flag=True, help="Show which marks would change, and change none.")
@click.option("--profile", is_flag=True, help="Show where the time went.")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each event.")
@click.option("--quiet", is_flag=True, help="Print only what needs a human.")
def grade(
    submissions: Path,
    out: Path,
    assignment: str | None,
    jobs: int | None,
    hidden: Path | None,
    seed: int | None,
    call_seconds: float | None,
    isolation: Isolation,
    fresh: bool,
    students: tuple[str, ...],
    exercises: tuple[str, ...],
    only: Literal["failed", "ungradable"] | None,
    cluster: str,
    course: Path | None,
    no_pages: bool,
    diff: bool,
    profile: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Grade every notebook and .py file in SUBMISSIONS.

    Writes OUT/marks.csv, OUT/scorecards/ASSIGNMENT/STUDENT.json, OUT/feedback/STUDENT.html and
    OUT/report.html. What has not changed since an earlier run keeps its verdict, and a run that
    was stopped goes on where it was. Exit code 0 when every submission was judged, whatever its
    mark; 2 for a call that cannot work; 3 when some could not be judged or written.
    """
    from autograder.grading.batch import Batch, grade_batch
    from autograder.grading.lock import locked
    from autograder.grading.regrade import Regrade
    from autograder.grading.which import Told, of_submissions

    told = Told(assignment, "option") if assignment else of_submissions(submissions)
    batch = Batch(
        submissions=submissions,
        out=out,
        assignment=told.assignment,
        data=data_folder(),
        hidden=hidden,
        jobs=jobs,
        seed=seed,
        call_seconds=call_seconds,
        fresh=fresh,
        isolation=isolation,
        regrade=Regrade(students, exercises, only or ""),
        propose=diff,
        cluster=cluster,
    )
    display = JsonLines() if as_json else BatchDisplay(batch, quiet=quiet)
    display.begin(isolation_line(isolation), told)
    signal.signal(signal.SIGTERM, lambda number, frame: _interrupt())
    graded, whole = None, True
    try:
        with locked(out):
            with display:
                graded = grade_batch(batch, display.event)
            display.summary(graded)
            if not diff and graded.marks:
                whole = write_further(batch, graded, course, no_pages, display.say)
    except KeyboardInterrupt:
        display.stopped(None if diff else graded, commands_left(batch, course, no_pages))
        sys.exit(130)
    if diff:
        display.changes(graded)
    if profile:
        display.profile(graded)
    lost = graded.unwritten or any(mark.ungradable for mark in graded.marks)
    sys.exit(0 if whole and not lost else 3)


def _interrupt() -> None:
    raise KeyboardInterrupt

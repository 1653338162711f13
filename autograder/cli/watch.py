"""`autograder check --watch`: a warm process that checks what changed at each save."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from autograder import messages
from autograder.assignment import Assignment
from autograder.checks import check_folders
from autograder.cli.progress import Progress, read_progress, write_progress
from autograder.cli.quiet import quiet_stderr, quiet_tensorflow
from autograder.cli.signs import legend
from autograder.errors import AutograderError, SubmissionError
from autograder.lesson.folder import find_data
from autograder.messages import sentences
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult

POLL_SECONDS = 0.05


def watch_file(path: Path, assignment: Assignment, only: Sequence[str] = ()) -> None:
    """Check a file whenever it is saved, until the student stops it.

    Verdicts on code that has not changed are kept, also from earlier runs. The checks are
    collected once, and pytest is fed one job after another.
    """
    _ = sentences()
    click.echo(_("Watching {file}; Ctrl+C stops.").format(file=path))
    if read_progress(path) == Progress():
        _welcome()
    click.echo(_("Starting TensorFlow ..."))
    quiet_tensorflow()
    from autograder.scoring.judging import judge

    watcher = _Watcher(path, assignment, tuple(only))
    try:
        judge(check_folders(assignment.name, hidden=False), watcher.jobs())
    except KeyboardInterrupt:
        pass
    except AutograderError as error:
        # Ctrl+C in the middle of a check: pytest ends, and says so in its own way.
        if "INTERRUPTED" not in str(error):
            raise
    click.echo("\n" + _("Stopped. Your progress is kept."))


def _welcome() -> None:
    """What a student has to know the first time."""
    _ = sentences()
    click.echo()
    click.echo(_("Save it in your editor, and what you changed is checked at once."))
    click.echo(legend())
    click.echo(_("Stuck? `autograder hint EXERCISE` shows the next hint."))
    click.echo(_("`autograder reset EXERCISE` puts a stub back and keeps what you had."))
    click.echo()


class _Watcher:
    """The state of watching: what was read last, and what is known of each exercise."""

    def __init__(self, path: Path, assignment: Assignment, only: tuple[str, ...]) -> None:
        self._path = path
        self._assignment = assignment
        self._only = only or tuple(exercise.name for exercise in assignment.exercises)
        self._seen: tuple[int, int] | None = None

    def jobs(self) -> Iterator[Job]:
        """A job for each save that changed something; ends at Ctrl+C."""
        try:
            while True:
                self._wait()
                yield from self._jobs_of_this_save()
        except KeyboardInterrupt:
            return

    def _wait(self) -> None:
        """Wait for a save, and for its end: editors empty a file before they write it."""
        before, now = self._seen, _version(self._path)
        while now is None or now == self._seen or now != before:
            time.sleep(POLL_SECONDS)
            before, now = now, _version(self._path)
        self._seen = now

    def _jobs_of_this_save(self) -> Iterator[Job]:
        from autograder.cli.work import exercise_digests, load_work
        from autograder.students.in_process import InProcessStudent
        from autograder.students.reading import read_submission

        start = time.perf_counter()
        try:
            program = read_submission(self._path, self._assignment).program
        except SubmissionError as error:
            click.echo(f"✗ {messages.told(str(error))}")
            return
        digests = exercise_digests(program, self._assignment)
        progress = read_progress(self._path)
        known = progress.fresh(digests)
        changed = tuple(name for name in self._only if name not in known)
        work = load_work(program) if changed else None
        for line in work.problems if work else ():
            click.echo(line)
        judged: list[CheckResult] = []
        if work is not None:
            click.echo(f"\n{sentences()('Checking {what}').format(what=', '.join(changed))} ...")
            student = InProcessStudent(
                work.functions, self._assignment.functions, find_data(), missing=work.missing
            )
            with quiet_stderr():
                yield Job(student, judged.extend, changed)
            student.close()
            progress = read_progress(self._path).judged(judged, digests)
            write_progress(self._path, progress)
        self._tell(progress.fresh(digests), changed, time.perf_counter() - start)

    def _tell(
        self, known: dict[str, tuple[CheckResult, ...]], changed: tuple[str, ...], seconds: float
    ) -> None:
        """Verdicts on what changed, in full where it fails; and where the student stands."""
        from autograder.cli.selfcheck import points_bar, told, total

        _ = sentences()
        in_full = _in_full(known, changed)
        for exercise in self._assignment.exercises:
            results = known.get(exercise.name, ())
            if exercise.name in changed:
                click.echo(f"{_sign(results)} {exercise.name}: {total(results)}")
                if exercise.name in in_full:
                    click.echo(
                        "".join(
                            f"    {line}\n" for line in told(results, self._assignment).splitlines()
                        )
                    )
        together = [result for name in self._only for result in known.get(name, ())]
        left = [name for name in self._only if _sign(known.get(name, ())) != "✓"]
        click.echo(f"{points_bar(together)} {_('in the public checks')}  ({seconds:.1f} s)")
        click.echo(f"{_('Next')}: {left[0]}" if left else _("All public checks pass. Well done!"))


def _in_full(known: dict[str, tuple[CheckResult, ...]], changed: tuple[str, ...]) -> list[str]:
    """Which exercises are told in full: what fails, else the first one to write."""
    signs = {name: _sign(known.get(name, ())) for name in changed}
    failing = [name for name, sign in signs.items() if sign == "✗"]
    return failing or [name for name, sign in signs.items() if sign == "○"][:1]


def _sign(results: Sequence[CheckResult]) -> str:
    outcomes = {result.outcome for result in results}
    if outcomes <= {"passed"}:
        return "✓"
    return "○" if outcomes <= {"not attempted", "skipped"} else "✗"


def _version(path: Path) -> tuple[int, int] | None:
    """What changes when a file is saved; None while an editor has it moved away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size

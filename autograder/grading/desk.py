"""Where scorecards are read and written while a batch runs."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.errors import UsageError
from autograder.files import PART, sweep
from autograder.grading.anew import Anew
from autograder.grading.changes import Change, change
from autograder.grading.discovery import Found
from autograder.grading.kept import keys_of, merged, read_kept, task_anew, task_for
from autograder.grading.pool import ungradable
from autograder.grading.regrade import Regrade
from autograder.grading.tasks import Task
from autograder.reports.marks import Mark, mark_of, write_marks
from autograder.scoring.scorecard import Scorecard, write_scorecard

PROPOSED = ".proposed"
#: No later scorecard could be written either: going on would lose work.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class _Kept(msgspec.Struct, frozen=True):
    """A scorecard of an earlier run, where it lies, and what of it is outdated."""

    card: Scorecard | None
    folder: Path
    left: Task | None


class Desk:
    """Keeps marks in memory and scorecards on disk, so that its size does not grow with theirs.

    `exercise_keys` are what verdicts rest on, by exercise. With `propose` the scorecards that
    stand are not touched: new ones go beside them, and a later run without it uses these.
    """

    def __init__(
        self, out: Path, assignment: Assignment, exercise_keys: dict[str, str], propose: bool
    ) -> None:
        """Raises UsageError if `out` or the scorecards in it cannot be written."""
        self._out = out
        self._assignment = assignment
        self._keys = exercise_keys
        self._propose = propose
        self._published = out / "scorecards" / assignment.name
        self._proposed = out / PROPOSED / assignment.name
        self._folder = self._proposed if propose else self._published
        self._merge: dict[str, tuple[tuple[str, ...], Path]] = {}
        self._marks: dict[str, Mark] = {}
        self._anew: Anew | None = None
        self.n_outdated = 0
        self.n_done_anew = 0
        self.changes: list[Change] = []
        self.written: list[str] = []
        #: Why the scorecards of some could not be written, by student.
        self.unwritten: dict[str, str] = {}
        self.vanished: tuple[str, ...] = ()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder)
        except OSError as error:
            raise UsageError(f"cannot write to {out}: {error.strerror}") from error
        if refusal := self._refusal():
            raise UsageError(f"cannot write to {refusal}; make it writable, or name another --out")

    def _refusal(self) -> str:
        """The folder that takes no new file, and why; "" if results can be written."""
        for folder in (self._out, self._folder):
            probe = folder / f".probe.{os.getpid()}{PART}"
            try:
                probe.write_bytes(b"can this be written?")
                probe.unlink()
            except OSError as error:
                return f"{folder}: {error.strerror}"
        return ""

    def tasks(self, found: Iterable[Found], regrade: Regrade, fresh: bool) -> list[Task]:
        """What is to be judged; all other scorecards are taken as they are."""
        asked = repr((fresh, regrade, self._propose)) if fresh or regrade.chosen else ""
        self._anew = Anew(self._out, asked)
        tasks, students = [], set()
        for one in found:
            students.add(one.student)
            keys = keys_of(one, self._keys)
            kept = self._kept(one, keys)
            card, task = kept.card, kept.left
            if regrade.chosen and not regrade.takes(one.student, card):
                self.n_outdated += task is not None
                task = None
            elif asked and (done := self._done_anew(one, keys, regrade)) is not None:
                self.n_done_anew += 1
                card, task = done, None
            elif asked:
                task = task_anew(one, keys, card, regrade.exercises)
            if task is not None:
                self._merge[one.student] = (task.only, kept.folder)
                tasks.append(task)
            elif card is not None:
                self._take(card)
        there = {path.stem for path in self._published.glob("*.json")}
        self.vanished = tuple(sorted(there - students))
        return tasks

    def _kept(self, found: Found, keys: dict[str, str]) -> _Kept:
        """The scorecard that stands, or one that was proposed if that is up to date."""
        stands = read_kept(self._published, found.student)
        kept = _Kept(stands, self._published, task_for(found, keys, stands))
        if kept.left is None or not self._proposed.is_dir():
            return kept
        proposed = read_kept(self._proposed, found.student)
        left = task_for(found, keys, proposed)
        better = proposed is not None and (left is None or stands is None)
        return _Kept(proposed, self._proposed, left) if better else kept

    def _done_anew(self, found: Found, keys: dict[str, str], regrade: Regrade) -> Scorecard | None:
        """What a stopped run made of a submission when the same was asked of it."""
        assert self._anew is not None
        if found.student not in self._anew.done:
            return None
        card = read_kept(self._folder, found.student)
        left = task_for(found, keys, card)
        stale = set(left.only or keys) if left else set()
        return None if stale.intersection(regrade.exercises or keys) else card

    def _take(self, card: Scorecard) -> None:
        """A scorecard that needs no judging; one that was only proposed is written."""
        self._marks[card.student] = mark_of(card)
        stands = read_kept(self._published, card.student)
        if stands != card:
            self._put(card, stands)

    def keep(self, card: Scorecard) -> Scorecard:
        """Write a new scorecard, with the verdicts of before where only some were judged."""
        only, folder = self._merge[card.student]
        if only:
            kept = read_kept(folder, card.student) or self._gone(card.student, only)
            card = merged(card, only, kept, self._keys)
        self._marks[card.student] = mark_of(card)
        self._put(card, read_kept(self._published, card.student))
        if self._anew is not None:
            self._anew.add(card.student)
        return card

    def _gone(self, student: str, only: tuple[str, ...]) -> Scorecard:
        """In place of a scorecard that was there when the batch began, and is no longer."""
        others = tuple(name for name in self._keys if name not in only)
        task = Task(Found(student, None), others)
        reason = "The scorecard of before was damaged while the batch ran; grade again."
        return ungradable(task, self._assignment.name, reason)

    def _put(self, card: Scorecard, stands: Scorecard | None) -> None:
        if (found := change(stands, card)) is not None:
            self.changes.append(found)
        try:
            write_scorecard(card, self._folder / f"{card.student}.json")
            self.written.append(card.student)
        except OSError as error:
            told = f"{self._folder}: {error.strerror}" if error.errno in FULL else self._refusal()
            if told:
                raise UsageError(
                    f"cannot write to {told}; what was judged so far is kept, make room or make "
                    f"it writable, and run the same command to go on"
                ) from error
            self.unwritten[card.student] = str(error.strerror)

    def close(self) -> tuple[Mark, ...]:
        """The marks of all submissions that have a scorecard; written, unless only proposed.

        Raises UsageError if they cannot be written.
        """
        marks = tuple(self._marks[student] for student in sorted(self._marks))
        if not self._propose:
            path = self._out / "marks.csv"
            try:
                write_marks(marks, self._assignment, path)
            except OSError as error:
                raise UsageError(
                    f"cannot write {path}: {error.strerror}; all scorecards are kept, run the "
                    f"same command when it can be written"
                ) from error
            with contextlib.suppress(OSError):
                shutil.rmtree(self._proposed)
                self._proposed.parent.rmdir()
        if self._anew is not None:
            self._anew.close()
        return marks

"""A student in a confined child process: for marks."""

import time
from pathlib import Path

import msgspec

from autograder.assignment import Limits
from autograder.confinement.child import (
    OUTSIDE,
    Child,
    Ended,
    ParentLost,
    Task,
    TimedOut,
    open_child,
)
from autograder.confinement.level import Isolation
from autograder.errors import ConfinementError, EvidenceError, WireError
from autograder.evidence.calls import Call, Failure, Loaded, Program, Returned, Running
from autograder.evidence.validate import validate
from autograder.students.capture import MAX_OUTPUT
from autograder.students.endings import KILLED, NEAR, bounded_failure, how_it_ended
from autograder.students.program import undefined
from autograder.students.protocol import Student

START_SECONDS = 120.0
LOADS = 3
#: Bytes of evidence of one submission, all calls together.
MAX_EVIDENCE = 2**30
MODULE = "autograder.students.child"


class ConfinedStudent(Student):
    """A submission loaded in a child process, which is started again after a crash.

    A cell that hangs or crashes while loading is left out at the next start, so that it costs
    only what it defines. `loaded` tells what happened to each cell.
    """

    def __init__(
        self,
        program: Program,
        limits: Limits,
        data: Path | None,
        seed: int = 0,
        isolation: Isolation = "auto",
        secrets: tuple[Path, ...] = (),
        readable: tuple[str, ...] = (),
    ) -> None:
        """What the patterns `readable` find in `data` may be read by the code; `secrets` are
        folders that may lie where Python's libraries do and are never granted."""
        super().__init__(program.functions, seed)
        self._program = program
        self._limits = limits
        self._isolation = isolation
        self._task = Task(
            module=MODULE,
            argument=str(data or ""),
            limits=limits,
            readable=granted(data, readable) if data else (),
            secrets=tuple(str(path) for path in ((data,) if data else ()) + secrets),
        )
        self._child: Child | None = None
        self._lost_cells: dict[int, Failure] = {}
        self._gave_up = False
        self._n_lost = 0
        self._n_killed = 0
        self._n_received = 0
        self._spent = 0.0
        self.loaded: Loaded | None = None

    def load(self) -> Loaded:
        """Start the child if there is none and run the submission's cells in it.

        A cell has its time, and all of them together have `LOADS` times that, however often
        the child is started again; and no more than is left of the submission's time.
        """
        begin = time.perf_counter()
        try:
            return self._load_all()
        finally:
            self.spent[""] += time.perf_counter() - begin

    def _load_all(self) -> Loaded:
        left = min(LOADS * self._limits.load_seconds, self._left)
        while self._child is None and not self._gave_up:
            if left <= 0:
                return self._give_up()
            skip = tuple(sorted(self._lost_cells))
            program = Program(self._program.cells, self._program.functions, skip)
            child = open_child(self._task, self._isolation)
            start = time.monotonic()
            try:
                loaded = self._load(child, program, start + left)
            except ParentLost:
                self._count_lost()
                continue
            except BaseException:
                child.end()
                raise
            spent = time.monotonic() - start
            left -= spent
            self._spent += spent
            if loaded is not None:
                self._child = child
                told = {
                    at: failure
                    for at, failure in loaded.failures.items()
                    if 0 <= at < len(self._program.cells)
                }
                failures = {at: bounded_failure(told[at]) for at in told} | self._lost_cells
                self.loaded = Loaded(failures, loaded.defined, loaded.seconds)
        assert self.loaded is not None
        return self.loaded

    def _give_up(self) -> Loaded:
        """Loading took all its time: what was not lost one by one is lost now."""
        self._gave_up = True
        spent = min(LOADS * self._limits.load_seconds, self._spent)
        why = how_it_ended(TimedOut(), spent, self._limits)
        cells = range(len(self._program.cells))
        self.loaded = Loaded({at: self._lost_cells.get(at, why) for at in cells}, ())
        return self.loaded

    def cell_name(self, at: int) -> str:
        """What a cell of the submission is called."""
        return self._program.cells[at].name

    def close(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None

    def _unreachable(self, function: str) -> Failure | None:
        loaded = self.loaded if self.loaded and self._left <= 0 else self.load()
        return None if function in loaded.defined else undefined(self._program, function, loaded)

    def _perform(self, call: Call) -> Returned | Failure:
        failure = self._unreachable(call.function)
        if failure is not None:
            return failure
        if self._child is None or self._left <= 0:
            return self._out_of_time()
        seconds = min(self._limits.call_seconds, self._left)
        start = time.monotonic()
        try:
            self._child.send(call, seconds)
            before = self._child.n_received
            answer = self._child.receive(Returned | Failure, seconds)
            self._n_received += self._child.n_received - before
            return self._bounded(answer)
        except ParentLost:
            self._child = None
            self._count_lost()
        except (TimedOut, Ended, WireError) as error:
            self._child.end()
            self._child = None
            if self._killed_for_no_reason(error):
                return self._perform(call)
            if isinstance(error, TimedOut) and seconds < self._limits.call_seconds:
                return self._out_of_time()
            return how_it_ended(error, seconds, self._limits)
        finally:
            self._spent += time.monotonic() - start
        return self._perform(call)

    @property
    def _left(self) -> float:
        """Seconds that are left of what the submission may take in all."""
        return self._limits.total_seconds - self._spent

    def _out_of_time(self) -> Failure:
        total = self._limits.total_seconds
        return Failure(
            "timed out",
            f"The submission had used up the {total:.0f} seconds that it has in all.",
            seconds=self._spent,
        )

    def _bounded(self, answer: Returned | Failure) -> Returned | Failure:
        """An answer as an honest child makes it: texts not too long, values not too deep.

        All answers of a submission are kept until it is judged, so their sum is bounded too.
        """
        if isinstance(answer, Failure):
            return bounded_failure(answer)
        if self._n_received > MAX_EVIDENCE:
            return Failure("bad evidence", "The submission returned more than can be looked at.")
        try:
            validate(answer)
        except EvidenceError as error:
            return Failure("bad evidence", f"What came back cannot be looked at: {error}.")
        return msgspec.structs.replace(answer, output=answer.output[:MAX_OUTPUT])

    def _count_lost(self) -> None:
        """The grader's own process died: once may happen, twice in one submission may not."""
        self._n_lost += 1
        if self._n_lost > 1:
            raise ConfinementError("the warm parent died twice while this submission ran")

    def _killed_for_no_reason(self, error: Exception) -> bool:
        """Whether a child was killed without the grader's doing; told so once in a submission.

        That may have come from outside, by the system or by a person, and is tried again. Code
        that ends itself so does it again. Raises ConfinementError if it happens again and
        certainly came from outside: with memory left, and in a way that no code can bring about.
        """
        if not isinstance(error, Ended) or error.code != -KILLED:
            return False
        if error.reason not in ("", OUTSIDE):
            return False
        self._n_killed += 1
        memory_left = error.peak_bytes < NEAR * self._limits.memory_bytes
        if self._n_killed > 1 and error.reason == OUTSIDE and memory_left:
            raise ConfinementError("a child was killed from outside twice in this submission")
        return self._n_killed == 1

    def _load(self, child: Child, program: Program, until: float) -> Loaded | None:
        """What loading gave, or None after a cell ended the child (it is skipped from now on).

        Cells come in order and each once: a child that says otherwise is not believed, and
        cannot win time by it.
        """
        running: int | None = None
        left = [at for at in range(len(program.cells)) if at not in program.skip]
        try:
            child.send(program, START_SECONDS)
            answer = child.receive(Running | Loaded, START_SECONDS)
            while isinstance(answer, Running):
                if not left or answer.cell != left[0]:
                    raise WireError("it tells of cells that are not its next one")
                running = left.pop(0)
                seconds = min(self._limits.load_seconds, until - time.monotonic())
                answer = child.receive(Running | Loaded, seconds)
            return answer
        except (TimedOut, Ended, WireError) as error:
            child.end()
            if self._killed_for_no_reason(error):
                return None
            if running is None:
                raise ConfinementError(
                    f"the child process did not get as far as the submission ({error!r})"
                ) from error
            self._lost_cells[running] = how_it_ended(error, self._limits.load_seconds, self._limits)
            return None


def granted(data: Path, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """What of the shipped data student code may read."""
    return tuple(str(path) for pattern in patterns for path in sorted(data.glob(pattern)))

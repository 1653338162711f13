"""A student in a confined child process: for marks."""

import signal
from pathlib import Path

import msgspec

from autograder.assignment import Limits
from autograder.confinement.child import Child, Ended, TimedOut
from autograder.errors import ConfinementError, WireError
from autograder.evidence.calls import Call, Failure, Loaded, Program, Returned, Running
from autograder.students.protocol import Student

START_SECONDS = 120.0
MODULE = "autograder.students.child"


class ConfinedStudent(Student):
    """A submission loaded in a child process, which is started again after a crash.

    A cell that hangs or crashes while loading is left out at the next start, so that it costs
    only what it defines. `loaded` tells what happened to each cell.
    """

    def __init__(self, program: Program, limits: Limits, data: Path | None, seed: int = 0) -> None:
        super().__init__(program.functions, seed)
        self._program = program
        self._limits = limits
        self._data = data
        self._child: Child | None = None
        self._lost_cells: dict[int, Failure] = {}
        self.loaded: Loaded | None = None

    def load(self) -> Loaded:
        """Start the child if there is none and run the submission's cells in it."""
        while self._child is None:
            skip = tuple(sorted(self._lost_cells))
            program = Program(self._program.cells, self._program.functions, skip)
            child = Child(MODULE, str(self._data or ""), str(self._limits.memory_bytes))
            try:
                loaded = self._load(child, program)
            except BaseException:
                child.end()
                raise
            if loaded is not None:
                self._child = child
                failures = loaded.failures | self._lost_cells
                self.loaded = Loaded(failures, loaded.defined, loaded.seconds)
        assert self.loaded is not None
        return self.loaded

    def cell_name(self, at: int) -> str:
        """What a cell of the submission is called."""
        return self._program.cells[at].name

    def close(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None

    def _perform(self, call: Call) -> Returned | Failure:
        loaded = self.load()
        assert self._child is not None
        if call.function not in loaded.defined:
            return self._undefined(call.function, loaded)
        try:
            self._child.send(call, self._limits.call_seconds)
            return self._child.receive(Returned | Failure, self._limits.call_seconds)
        except (TimedOut, Ended, WireError) as error:
            self._child.end()
            self._child = None
            return self._lost(error, self._limits.call_seconds)

    def _load(self, child: Child, program: Program) -> Loaded | None:
        """What loading gave, or None after a cell ended the child (it is skipped from now on)."""
        running: int | None = None
        try:
            child.send(program, START_SECONDS)
            answer = child.receive(Running | Loaded, START_SECONDS)
            while isinstance(answer, Running):
                running = answer.cell
                answer = child.receive(Running | Loaded, self._limits.load_seconds)
            return answer
        except (TimedOut, Ended, WireError) as error:
            child.end()
            if running is None or not 0 <= running < len(self._program.cells):
                raise ConfinementError(
                    f"the child process did not get as far as the submission ({error!r})"
                ) from error
            if running in self._lost_cells:
                raise ConfinementError("a cell that was left out ran all the same") from error
            self._lost_cells[running] = self._lost(error, self._limits.load_seconds)
            return None

    def _undefined(self, function: str, loaded: Loaded) -> Failure:
        """Why a function is not there: the cell that should define it failed, or has gone."""
        for at, failure in loaded.failures.items():
            cell = self._program.cells[at]
            if f"def {function}" in cell.source:
                why = f"The code that should define it failed: {failure.message}"
                return msgspec.structs.replace(failure, message=why)
        return Failure("missing", f"There is no function {function!r} in the submission.")

    def _lost(self, error: Exception, seconds: float) -> Failure:
        if isinstance(error, TimedOut):
            return Failure(
                "timed out",
                f"It was still running after {seconds:.0f} seconds and was stopped.",
                seconds=seconds,
            )
        if isinstance(error, Ended):
            return _ended(error.code, self._limits.memory_bytes)
        return Failure("bad evidence", f"What came back cannot be read: {error}.")


def _ended(code: int, memory_bytes: int) -> Failure:
    """TensorFlow aborts, or touches what it could not get, when memory runs out."""
    if code in (-signal.SIGABRT, -signal.SIGSEGV):
        return Failure(
            "crashed",
            "The process broke down in the middle of it, as it does when memory runs out "
            f"({memory_bytes / 2**30:.0f} GiB are allowed) or compiled code fails.",
        )
    if code == -int(getattr(signal, "SIGKILL", 9)):
        return Failure("memory exceeded", "The process was ended by the system: out of memory.")
    return Failure("crashed", f"The process ended (exit code {code}) instead of returning.")

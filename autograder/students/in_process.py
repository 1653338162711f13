"""A student in the own process: for self-checks, where the student is the one who looks."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder.evidence.calls import Call, Failure, Returned
from autograder.students.perform import perform
from autograder.students.protocol import Student
from autograder.students.workspace import Workspace


class InProcessStudent(Student):
    """Live functions by name, called here; no time or memory limit.

    `missing` says why others are not there, where that is known.
    """

    def __init__(
        self,
        functions: Mapping[str, Callable[..., Any]],
        names: tuple[str, ...],
        data: Path | None = None,
        seed: int = 0,
        missing: Mapping[str, Failure] | None = None,
    ) -> None:
        super().__init__(names, seed)
        self._live = functions
        self._missing = missing or {}
        self._folder = tempfile.TemporaryDirectory(prefix="autograder-")
        self._workspace = Workspace(Path(self._folder.name), data)

    def _perform(self, call: Call) -> Returned | Failure:
        if call.function in self._missing:
            return self._missing[call.function]
        return perform(call, self._live.get(call.function), self._workspace)

    def close(self) -> None:
        self._folder.cleanup()

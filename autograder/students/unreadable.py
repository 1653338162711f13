"""A student whose submission cannot be read: every call fails with the reason."""

from autograder.evidence.calls import Call, Failure, Returned
from autograder.students.protocol import Student


class UnreadableStudent(Student):
    """Stands in for a submission that is no notebook, is empty, or cannot be opened."""

    def __init__(self, functions: tuple[str, ...], reason: str) -> None:
        super().__init__(functions)
        self._reason = reason

    def _unreachable(self, function: str) -> Failure | None:
        return Failure("unreadable", self._reason)

    def _perform(self, call: Call) -> Returned | Failure:
        return Failure("unreadable", self._reason)

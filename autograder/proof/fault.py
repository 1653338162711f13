"""What `autograder lint` finds."""

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """Where something is wrong, what it is, and what to do about it."""

    where: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.todo}"

"""The messages between judge and student: a program to load, calls, and what came of them."""

from typing import Literal

import msgspec

from autograder.evidence.inputs import Batches, Input
from autograder.evidence.message import Message
from autograder.evidence.model import ModelData
from autograder.evidence.values import ChartData, Value

FailureKind = Literal[
    "not attempted",
    "missing",
    "error",
    "timed out",
    "memory exceeded",
    "crashed",
    "bad evidence",
    "unreadable",
]


class Cell(msgspec.Struct, frozen=True):
    """A piece of a submission that is run as a whole; `name` is shown to the student."""

    name: str
    source: str
    first_line: int = 1


class Program(Message, frozen=True):
    """A submission's code in the order in which it is run, and the functions to look for."""

    cells: tuple[Cell, ...]
    functions: tuple[str, ...]
    skip: tuple[int, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A line of the student's own code on the way to an error."""

    cell: str
    number: int
    text: str


class Failure(Message, frozen=True):
    """A call, or a cell, that gave no value."""

    kind: FailureKind
    message: str
    exception: str = ""
    lines: tuple[Line, ...] = ()
    output: str = ""
    seconds: float = 0.0


class Returned(Message, frozen=True):
    """A call that gave a value.

    `after` holds each model that went in, or that was saved to a `NewFile`, by parameter, as the
    call left it; `same_as` names the parameter whose very object came back, "" if none did.
    `fitted` is the returned model after the short training that the judge asked for, `defaults`
    are the function's parameters that have a number as default.
    """

    value: Value
    after: dict[str, ModelData] = {}
    same_as: str = ""
    charts: tuple[ChartData, ...] = ()
    fitted: ModelData | None = None
    output: str = ""
    seconds: float = 0.0
    defaults: dict[str, float] = {}


class Call(Message, frozen=True):
    """A call to make: positional inputs, keyword inputs, and a training to run on the result.

    `eagerly` runs Keras' training steps without tracing them first: the same numbers, in a
    quarter of the time where there are few steps. A step that was traced stays with its model
    through a change of flags, one that is not does not: a call that is to show whether a function
    compiles again must not be eager.
    """

    function: str
    args: tuple[Input, ...] = ()
    kwargs: dict[str, Input] = {}
    then_fit: Batches | None = None
    seed: int = 0
    eagerly: bool = False


class Running(Message, frozen=True):
    """The student's side says which cell it is about to run."""

    cell: int


class Loaded(Message, frozen=True):
    """The program was run: what failed on the way, by cell, and which functions exist."""

    failures: dict[int, Failure]
    defined: tuple[str, ...]
    seconds: float = 0.0

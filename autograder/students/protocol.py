"""What a check calls: `student.truncate(model, n_layers=2)` gives evidence or raises."""

import time
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from hashlib import pbkdf2_hmac, sha256

import numpy as np

from autograder.evidence.calls import Call, Failure, Returned
from autograder.evidence.inputs import Array, Batches, Given, Input, Numbers, Pair
from autograder.evidence.wire import pack

LASTING = ("missing", "not attempted", "timed out", "memory exceeded", "crashed")


class StudentFailed(Exception):
    """A call to a student's function gave no value; `failure` says why."""

    def __init__(self, function: str, failure: Failure) -> None:
        super().__init__(failure.message)
        self.function = function
        self.failure = failure


class Student(ABC):
    """A submission that can be called.

    Equal calls are made once: the evidence is data that nobody can change. A function that
    hung, crashed or was never written is not called again.
    """

    def __init__(self, functions: tuple[str, ...], seed: int = 0) -> None:
        self.functions = functions
        self.seed = seed
        #: Seconds by function; those of loading the submission by "".
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._call_seed = _derived(seed)
        self._answers: dict[bytes, Returned | Failure] = {}
        self._lasting: dict[str, Failure] = {}

    def __getattr__(self, name: str) -> Callable[..., Returned]:
        if name.startswith("_") or name not in self.functions:
            raise AttributeError(f"this assignment has no function {name!r}")
        return partial(self.call, name)

    def call(
        self,
        function: str,
        *args: object,
        then_fit: Batches | None = None,
        attempt: int = 0,
        eagerly: bool = False,
        **kwargs: object,
    ) -> Returned:
        """Call one function with fresh inputs made from the recipes given.

        `then_fit` trains the returned model for one pass and brings it back as `fitted`;
        `eagerly` saves tracing where a call trains for a few steps (see `Call`). Another `attempt`
        is the same call with other random numbers.
        Raises StudentFailed if the call gave no value.
        """
        call = Call(
            function,
            tuple(recipe(arg) for arg in args),
            {name: recipe(arg) for name, arg in kwargs.items()},
            then_fit,
            (self._call_seed + attempt) % 2**31,
            eagerly,
        )
        answer = self._lasting.get(function) or self._answer(call)
        if isinstance(answer, Failure):
            if answer.kind in LASTING:
                self._lasting[function] = answer
            raise StudentFailed(function, answer)
        return answer

    def _answer(self, call: Call) -> Returned | Failure:
        key = sha256(pack(call)).digest()
        if key not in self._answers:
            start, loading = time.perf_counter(), self.spent[""]
            self._answers[key] = self._perform(call)
            loading = self.spent[""] - loading
            self.spent[call.function] += time.perf_counter() - start - loading
        return self._answers[key]

    def known_failure(self, function: str) -> Failure | None:
        """Why every call of a function will fail, None if one has to be made to find out."""
        failure = self._lasting.get(function)
        if failure is None and (failure := self._unreachable(function)) is not None:
            self._lasting[function] = failure
            self._answers.setdefault(function.encode(), failure)
        return failure

    def _unreachable(self, function: str) -> Failure | None:
        """Why a function cannot be called at all."""
        return None

    @property
    def answers(self) -> tuple[Returned | Failure, ...]:
        """What all calls so far gave, in the order in which they were first made."""
        return tuple(self._answers.values())

    @abstractmethod
    def _perform(self, call: Call) -> Returned | Failure:
        """Make the call for real."""

    def close(self) -> None:  # noqa: B027
        """Let go of processes and folders, where there are any."""


def _derived(seed: int) -> int:
    """The seed that student code is told: nobody gets from it to the one that checks draw from.

    Slow on purpose, so that trying all seeds takes years.
    """
    return int.from_bytes(pbkdf2_hmac("sha256", str(seed).encode(), b"calls", 20_000)[:4]) >> 1


def recipe(argument: object) -> Input:
    """A recipe for a plain Python argument; recipes stay as they are."""
    if isinstance(argument, Input):
        return argument
    if argument is None or isinstance(argument, bool | int | float | str):
        return Given(argument)
    if isinstance(argument, dict):
        return Numbers({str(key): float(value) for key, value in argument.items()})
    if isinstance(argument, np.ndarray):
        return Array(argument)
    if isinstance(argument, tuple) and len(argument) == 2:
        return Pair(*argument)
    raise TypeError(f"a check may not hand over a {type(argument).__name__}")

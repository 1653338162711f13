"""A student that answers honestly, and then forges its own frames before they are sent.

What crosses is read and looked at like a confined child's answer; so a check that meets a forged
answer must come to a verdict on the student, whatever the answer holds.
"""

import json
import struct
from typing import Any

import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence import wire
from autograder.evidence.calls import Call, Failure, Returned
from autograder.evidence.validate import validate
from autograder.students.protocol import Student

PREFIX = struct.Struct(">4sIQ")
NUMBERS: tuple[Any, ...] = (-1, 0, 1, 2, 3, 7, 64, 0.5, -0.0, 1e300, 2**40, 10**30, True, None, "3")
TEXTS = ("", "Dense", "Conv2D", "InputLayer", "softmax", "modeldata", "plain", "functional",
         "tabledata", "error", "same", "ä" * 5000, "0")  # fmt: skip
DTYPES = (*wire.DTYPES, "object")


class ForgingStudent(Student):
    """Forges the answers of another student in as many places as `n_changes` says."""

    def __init__(self, honest: Student, rng: np.random.Generator, n_changes: int) -> None:
        super().__init__(honest.functions, honest.seed)
        self._honest = honest
        self._rng = rng
        self._n_changes = n_changes

    def _perform(self, call: Call) -> Returned | Failure:
        answer = self._honest._answer(call)
        try:
            forged = read(forge(wire.pack(answer), self._rng, self._n_changes))
            if isinstance(forged, Returned):
                validate(forged)
            return forged
        except EvidenceError as error:
            return Failure("bad evidence", str(error)[:500])


def read(frame: bytes) -> Returned | Failure:
    """A frame as the judge reads it; WireError if it is none."""
    _, head, arrays = PREFIX.unpack(frame[: PREFIX.size])
    body = frame[PREFIX.size :]
    return wire.unpack(body[:head], body[head : head + arrays], Returned | Failure)


def forge(frame: bytes, rng: np.random.Generator, n_changes: int) -> bytes:
    """A frame with so many parts of its head, or numbers of its arrays, exchanged."""
    magic, head_length, arrays_length = PREFIX.unpack(frame[: PREFIX.size])
    body = frame[PREFIX.size :]
    head, arrays = json.loads(body[:head_length]), bytearray(body[head_length:])
    for _ in range(n_changes):
        if arrays and rng.random() < 0.15:
            _scribble(arrays, rng)
        else:
            head = _change(head, rng)
    text = json.dumps(head).encode()
    return PREFIX.pack(magic, len(text), arrays_length) + text + bytes(arrays)


def _scribble(arrays: bytearray, rng: np.random.Generator) -> None:
    """Some floats become huge, tiny, or not finite."""
    n = len(arrays) // 4
    for at in rng.integers(0, max(n, 1), int(rng.integers(1, 40))):
        number = float(rng.choice([3e38, -3e38, 1e-40, 0.0, 1e12, 255.0, float("nan")]))
        arrays[4 * at : 4 * at + 4] = struct.pack("<f", number)[: len(arrays[4 * at : 4 * at + 4])]


def _change(node: Any, rng: np.random.Generator) -> Any:
    """The tree with one random part of it changed."""
    places = list(_places(node))
    holder, key = places[int(rng.integers(len(places)))]
    part = holder[key]
    if isinstance(part, dict):
        _change_dict(part, rng)
    elif isinstance(part, list):
        _change_list(part, rng)
    elif isinstance(part, str) and rng.random() < 0.8:
        holder[key] = str(rng.choice(DTYPES if key == "dtype" else TEXTS))
    else:
        holder[key] = NUMBERS[int(rng.integers(len(NUMBERS)))]
    return node


def _places(node: Any) -> Any:
    """Every place in the tree, as its holder and the key or position there."""
    parts = node.items() if isinstance(node, dict) else enumerate(node)
    for key, part in list(parts):
        yield node, key
        if isinstance(part, dict | list):
            yield from _places(part)


def _change_dict(part: dict[str, Any], rng: np.random.Generator) -> None:
    keys = list(part)
    if not keys or rng.random() < 0.1:
        part["more"] = 1
    elif len(keys) > 1 and rng.random() < 0.4:
        one, other = (str(key) for key in rng.choice(keys, 2, replace=False))
        part[one], part[other] = part[other], part[one]
    else:
        del part[str(rng.choice(keys))]


def _change_list(part: list[Any], rng: np.random.Generator) -> None:
    which = int(rng.integers(6))
    at = int(rng.integers(len(part))) if part else 0
    if not part or which == 0:
        part.append(NUMBERS[int(rng.integers(len(NUMBERS)))])
    elif which == 1:
        del part[at]
    elif which == 2:
        part.insert(at, part[at])
    elif which == 3:
        part.clear()
    elif which == 4:
        part.reverse()
    else:
        part *= int(rng.integers(2, 9))

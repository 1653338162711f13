"""Frames: what goes in comes out, and what is not whole and valid is refused."""

import io
import json
import struct

import msgspec
import numpy as np
import pytest

from autograder.errors import WireError
from autograder.evidence import wire
from autograder.evidence.calls import Call, Failure, Returned
from autograder.evidence.inputs import Folder
from autograder.evidence.values import ArrayData, HistoryData, Items, Plain, describe


def there_and_back(message: msgspec.Struct) -> msgspec.Struct:
    return wire.receive(io.BytesIO(wire.pack(message)), type(message))


def frame(head: object, arrays: bytes = b"") -> io.BytesIO:
    text = head if isinstance(head, bytes) else json.dumps(head).encode()
    return io.BytesIO(struct.pack(">4sIQ", b"TLXP", len(text), len(arrays)) + text + arrays)


def returned_array(array: dict[str, object]) -> dict[str, object]:
    return {"is": "returned", "value": {"is": "arraydata", "type": "ndarray", "array": array}}


@pytest.mark.parametrize("dtype", wire.DTYPES)
def test_arrays_cross_unchanged(dtype: str) -> None:
    array = np.arange(24).reshape(2, 3, 4).astype(dtype)
    back = there_and_back(Returned(ArrayData("ndarray", array)))
    assert back.value.array.dtype == array.dtype
    assert np.array_equal(back.value.array, array)


def test_a_call_with_several_arrays_crosses() -> None:
    images = {name: np.full((2, 4, 4, 3), n, "uint8") for n, name in enumerate("ab")}
    back = there_and_back(Call("load_shoes", (Folder(images),), seed=3))
    assert np.array_equal(back.args[0].images["b"], images["b"])
    assert (back.function, back.seed) == ("load_shoes", 3)


def test_an_end_before_a_frame_is_an_end() -> None:
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(b""), Failure)


@pytest.mark.parametrize("length", [1, 10, 16, 20, -1])
def test_an_end_inside_a_frame_is_an_error(length: int) -> None:
    whole = wire.pack(Returned(ArrayData("ndarray", np.ones(4))))
    with pytest.raises(WireError, match="middle of a frame"):
        wire.receive(io.BytesIO(whole[:length]), Returned)


def test_a_frame_over_the_limit_is_refused_before_it_is_read() -> None:
    stream = io.BytesIO(struct.pack(">4sIQ", b"TLXP", 10, 2**60))
    with pytest.raises(WireError, match="larger than the limit"):
        wire.receive(stream, Failure)
    assert stream.tell() == 16


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xfe",
        b"[" * 100_000 + b"]" * 100_000,
        {"is": "unheard of"},
        {"is": "returned"},
        {"is": "returned", "value": {"is": "plain", "type": 3, "value": 1}},
        b'{"is": "failure", "kind": "error", "message": "x", "seconds": NaN}',
        {"is": "failure", "kind": "passed", "message": "forged"},
    ],
    ids=["no text", "deep", "unknown", "no value", "wrong type", "NaN", "unknown kind"],
)
def test_what_is_no_message_is_refused(head: object) -> None:
    with pytest.raises(WireError):
        wire.receive(frame(head), Returned | Failure)


@pytest.mark.parametrize(
    "array",
    [
        {"dtype": "object", "shape": [1], "at": 0},
        {"dtype": "float32", "shape": [10**12], "at": 0},
        {"dtype": "float32", "shape": [-1], "at": 0},
        {"dtype": "float32", "shape": [1], "at": 10**9},
        {"dtype": "float32", "shape": [True], "at": 0},
        {"dtype": "float32", "shape": [1] * 20, "at": 0},
        {"dtype": "float32", "shape": "4", "at": 0},
        {"dtype": ["float32"], "shape": [1], "at": 0},
        {"dtype": "float32", "shape": [1]},
        [1, 2, 3],
    ],
)
def test_an_array_that_its_bytes_do_not_hold_is_refused(array: dict[str, object]) -> None:
    with pytest.raises(WireError):
        wire.receive(frame(returned_array(array), bytes(8)), Returned)


def test_arrays_that_share_their_bytes_are_refused() -> None:
    one = {"dtype": "float32", "shape": [2], "at": 0}
    values = [{"is": "arraydata", "type": "ndarray", "array": one}] * 2
    head = {"is": "returned", "value": {"is": "items", "type": "list", "values": values}}
    with pytest.raises(WireError, match="share their bytes"):
        wire.receive(frame(head, bytes(8)), Returned)
    wire.receive(frame(head, bytes(16)), Returned)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_refused(value: float) -> None:
    whole = wire.pack(Returned(ArrayData("ndarray", np.array([1.0, value]))))
    with pytest.raises(WireError, match="not finite"):
        wire.receive(io.BytesIO(whole), Returned)


@pytest.mark.parametrize("value", [object(), np.array(["text"]), np.array([object()])])
def test_only_numbers_and_texts_are_sent(value: object) -> None:
    with pytest.raises((WireError, TypeError)):
        wire.pack(Returned(Plain("thing", value)))  # type: ignore[arg-type]


def test_random_damage_never_gets_through_as_anything_but_an_error() -> None:
    whole = wire.pack(Returned(ArrayData("ndarray", np.linspace(0, 1, 50))))
    rng = np.random.default_rng(0)
    refused = 0
    for _ in range(500):
        damaged = bytearray(whole)
        for at in rng.integers(0, len(whole) - 400, 3):
            damaged[at] = rng.integers(256)
        try:
            message = wire.receive(io.BytesIO(bytes(damaged)), Returned)
        except (WireError, EOFError):
            refused += 1
        else:
            assert isinstance(message, Returned)
    assert refused > 300


def test_several_values_are_described_by_what_they_are() -> None:
    history, number = HistoryData({}, 0), Plain("float", 0.5)
    assert describe(Items("tuple", (history, number))) == "a tuple (History, float)"
    assert describe(Items("list", (number,) * 9)) == "a list (float, float, float, ...)"
    assert describe(Items("list", ())) == "a list"
    assert describe(Items("dict", (number,), ("loss",))) == "a dict"

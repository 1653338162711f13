"""Frames on a byte stream: a length, a JSON head, and raw arrays.

    8 bytes   b"TLXP" and the length of the head as a big-endian uint32
    8 bytes   the length of the arrays as a big-endian uint64
    head      JSON of one message; an array is {"dtype", "shape", "at"}
    arrays    C-ordered bytes, each at its offset `at`

Lengths are compared with the caller's limits before anything is read, and an array's bytes
with its shape before it is made. No two arrays share bytes, so a frame holds no more numbers than
it carries. Every array is a copy of numbers: no object, no pickle.
"""

import math
import struct
from typing import Any, BinaryIO

import msgspec
import numpy as np

from autograder.errors import WireError

MAGIC = b"TLXP"
HEAD_LIMIT = 16 * 2**20
ARRAYS_LIMIT = 256 * 2**20
DTYPES = ("float32", "float64", "float16", "uint8", "int8", "int32", "int64")
MAX_DIMENSIONS = 8
MAX_REASON = 500

_PREFIX = struct.Struct(">4sIQ")


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message as a frame and flush it."""
    stream.write(pack(message))
    stream.flush()


def receive(
    stream: BinaryIO, kind: Any, head_limit: int = HEAD_LIMIT, arrays_limit: int = ARRAYS_LIMIT
) -> Any:
    """Read one frame as a message of `kind`.

    Raises EOFError if the stream ends before a frame begins, WireError if a frame is not
    whole, is larger than a limit (bytes), or is not a `kind`.
    """
    prefix = _read(stream, _PREFIX.size, at_start=True)
    magic, head_length, arrays_length = _PREFIX.unpack(prefix)
    if magic != MAGIC:
        raise WireError("what came back does not begin like a frame")
    if head_length > head_limit or arrays_length > arrays_limit:
        raise WireError(
            f"a frame of {head_length + arrays_length} bytes is larger than the limit of "
            f"{head_limit + arrays_limit}"
        )
    head = _read(stream, head_length)
    return unpack(head, _read(stream, arrays_length), kind)


def pack(message: msgspec.Struct) -> bytes:
    """One message as the bytes of a frame."""
    parts: list[bytes] = []
    at = 0

    def describe_array(value: object) -> object:
        nonlocal at
        if not isinstance(value, np.ndarray):
            raise WireError(f"a {type(value).__name__} cannot cross the boundary")
        if value.dtype.name not in DTYPES:
            raise WireError(f"an array of {value.dtype} cannot cross the boundary")
        raw = np.ascontiguousarray(value).tobytes()
        parts.append(raw)
        at += len(raw)
        return {"dtype": value.dtype.name, "shape": value.shape, "at": at - len(raw)}

    head = msgspec.json.encode(message, enc_hook=describe_array)
    return _PREFIX.pack(MAGIC, len(head), at) + head + b"".join(parts)


def unpack(head: bytes, arrays: bytes, kind: Any) -> Any:
    """A message of `kind` from a frame's head and arrays; WireError if it is not one."""

    used = 0

    def make_array(wanted: type, raw: Any) -> object:
        nonlocal used
        if wanted is not np.ndarray:
            raise WireError(f"a frame may not hold a {wanted}")
        array = _array(raw, arrays)
        used += array.nbytes
        if used > len(arrays):
            raise WireError("the arrays of a frame share their bytes")
        return array

    try:
        return msgspec.json.decode(head, type=kind, dec_hook=make_array)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise WireError(f"a frame does not follow the protocol: {error}"[:MAX_REASON]) from error


def _array(raw: Any, arrays: bytes) -> np.ndarray:
    if not isinstance(raw, dict) or set(raw) != {"dtype", "shape", "at"}:
        raise WireError("an array in a frame lacks its dtype, shape or place")
    dtype, shape, at = raw["dtype"], raw["shape"], raw["at"]
    if dtype not in DTYPES:
        raise WireError(f"an array of {dtype!r} is not accepted")
    sizes = [*shape, at] if isinstance(shape, list) else [None]
    if len(sizes) > MAX_DIMENSIONS + 1 or any(type(n) is not int or n < 0 for n in sizes):
        raise WireError(f"an array of shape {shape!r} is not accepted")
    n_bytes = math.prod(shape) * np.dtype(dtype).itemsize
    if at + n_bytes > len(arrays):
        raise WireError(f"an array of shape {tuple(shape)} is larger than its frame")
    flat = np.frombuffer(arrays, dtype=dtype, count=math.prod(shape), offset=at)
    if flat.dtype.kind == "f" and not np.isfinite(flat).all():
        raise WireError("an array holds numbers that are not finite (NaN or infinity)")
    return flat.reshape(shape)


def _read(stream: BinaryIO, size: int, at_start: bool = False) -> bytes:
    parts, missing = [], size
    while missing:
        part = stream.read(min(missing, 2**20))
        if not part:
            if at_start and missing == size:
                raise EOFError("the other side ended")
            raise WireError("the other side ended in the middle of a frame")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)

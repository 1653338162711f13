"""The tensors in a file that PyTorch saved, read without PyTorch and without unpickling.

A pickle is a program, and loading one runs it. Here its operations are read one by one
(`pickletools` only takes them apart) and a dozen of them are understood: those that put numbers,
texts, tuples and dicts on a stack. Nothing is imported or called by a name in the file; the few
names that a file of tensors needs stand for what is done here. Any other operation or name ends
the reading.

Source: PyTorch's `torch/serialization.py`, `_legacy_load`: the format of before version 1.6. Three
small pickles, one of the object, one of the storages' keys, then for each key the number of its
elements as an int64, and the elements.
"""

import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from pickletools import genops
from typing import Any, NamedTuple

import numpy as np

from autograder.errors import DataError

MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001
DTYPES = {
    "torch FloatStorage": "<f4",
    "torch DoubleStorage": "<f8",
    "torch HalfStorage": "<f2",
    "torch LongStorage": "<i8",
    "torch IntStorage": "<i4",
}
_DICT, _TENSOR = "collections OrderedDict", "torch._utils _rebuild_tensor_v2"
ALLOWED = {*DTYPES, _DICT, _TENSOR}
_MARK = object()


class Name(NamedTuple):
    """A name that stands in the file: never looked up, only compared."""

    text: str


class Storage(NamedTuple):
    """A row of numbers that follows later in the file."""

    key: str
    dtype: str
    size: int


class Tensor(NamedTuple):
    """A view of a storage: where it begins, its shape, and how far apart its neighbours are."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def read_tensors(path: Path) -> dict[str, np.ndarray]:
    """The tensors of a saved `state_dict` by name, as arrays of their own.

    Raises DataError if the file cannot be read, is of another format, or holds anything else.
    """
    try:
        file = BytesIO(path.read_bytes())
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error
    try:
        if _evaluate(file) != MAGIC or _evaluate(file) != PROTOCOL:
            raise DataError("it is no file of PyTorch's legacy format")
        if _evaluate(file).get("little_endian") is not True:
            raise DataError("its numbers are not little-endian")
        tensors, keys = _evaluate(file), _evaluate(file)
        return _arrays(tensors, _contents(file, tensors, keys))
    except DataError as error:
        raise DataError(f"{path} cannot be read as tensors: {error}") from error
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise DataError(f"{path} cannot be read as tensors ({error!r})") from error


def _evaluate(file: BytesIO) -> Any:
    """The value of the pickle at the file's position, which moves behind it."""
    stack: list[Any] = []
    memo: dict[int, Any] = {}
    argument: Any
    for operation, argument, _ in genops(file):
        name = operation.name
        if name in _PUSHED:
            stack.append(argument)
        elif name in _CONSTANTS:
            stack.append(_CONSTANTS[name]())
        elif name in ("BINPUT", "LONG_BINPUT"):
            memo[argument] = stack[-1]
        elif name in ("BINGET", "LONG_BINGET"):
            stack.append(memo[argument])
        elif name == "GLOBAL":
            stack.append(_allowed(argument))
        elif name in _STEPS:
            _STEPS[name](stack)
        elif name == "STOP":
            return stack.pop()
        elif name != "PROTO":
            raise DataError(f"the operation {name} is not accepted")
    raise DataError("it ends in the middle")


_PUSHED = ("BININT", "BININT1", "BININT2", "LONG1", "BINUNICODE")
_CONSTANTS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    "MARK": lambda: _MARK,
}


def _allowed(argument: str) -> Name:
    if argument not in ALLOWED:
        raise DataError(f"the name {argument[:80]!r} is not accepted")
    return Name(argument)


def _to_mark(stack: list[Any]) -> list[Any]:
    """What lies above the last mark; both are taken off the stack."""
    at = len(stack) - 1
    while stack[at] is not _MARK:
        at -= 1
    items = stack[at + 1 :]
    del stack[at:]
    return items


def _tuple_of(n: int) -> Callable[[list[Any]], None]:
    def gather(stack: list[Any]) -> None:
        items = tuple(stack[-n:])
        del stack[-n:]
        stack.append(items)

    return gather


def _reduce(stack: list[Any]) -> None:
    """A call in the file: an empty dict, or a tensor's view of a storage."""
    arguments, name = stack.pop(), stack.pop()
    if name == Name(_DICT) and arguments == ():
        stack.append({})
    elif name == Name(_TENSOR):
        storage, offset, shape, strides = arguments[:4]
        stack.append(Tensor(storage, offset, shape, strides))
    else:
        raise DataError("it calls something that makes no tensor")


def _storage(stack: list[Any]) -> None:
    kind, name, key, _, size, *_ = stack.pop()
    if kind != "storage":
        raise DataError(f"a {kind!r} is no storage")
    stack.append(Storage(key, DTYPES[name.text], size))


def _set_items(stack: list[Any]) -> None:
    items = _to_mark(stack)
    stack[-1].update(zip(items[::2], items[1::2]))


def _set_item(stack: list[Any]) -> None:
    value, key = stack.pop(), stack.pop()
    stack[-1][key] = value


def _state(stack: list[Any]) -> None:
    """A dict's attributes, such as the versions of PyTorch's modules: not needed."""
    stack.pop()


_STEPS: dict[str, Callable[[list[Any]], None]] = {
    "TUPLE": lambda stack: stack.append(tuple(_to_mark(stack))),
    "TUPLE1": _tuple_of(1),
    "TUPLE2": _tuple_of(2),
    "TUPLE3": _tuple_of(3),
    "REDUCE": _reduce,
    "BINPERSID": _storage,
    "SETITEMS": _set_items,
    "SETITEM": _set_item,
    "APPENDS": lambda stack: _extend(stack, _to_mark(stack)),
    "BUILD": _state,
}


def _extend(stack: list[Any], items: list[Any]) -> None:
    stack[-1].extend(items)


def _contents(file: BytesIO, tensors: dict[str, Tensor], keys: list[str]) -> dict[str, np.ndarray]:
    """The numbers of each storage, from the end of the file."""
    storages = {tensor.storage.key: tensor.storage for tensor in tensors.values()}
    if set(keys) != set(storages):
        raise DataError("its tensors and its storages do not fit each other")
    found = {}
    for key in keys:
        storage = storages[key]
        size = int.from_bytes(file.read(8), "little")
        raw = file.read(size * np.dtype(storage.dtype).itemsize)
        found[key] = np.frombuffer(raw, storage.dtype)
        if not size == storage.size == len(found[key]):
            raise DataError("it is cut short")
    return found


def _arrays(tensors: dict[str, Tensor], contents: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    arrays = {}
    for name, tensor in tensors.items():
        numbers = contents[tensor.storage.key]
        last = tensor.offset + sum((n - 1) * step for n, step in zip(tensor.shape, tensor.strides))
        positive = all(n > 0 for n in tensor.shape) and all(step > 0 for step in tensor.strides)
        inside = positive and 0 <= tensor.offset <= last < len(numbers)
        if not inside or math.prod(tensor.shape) > len(numbers):
            raise DataError(f"the tensor {name!r} lies outside its storage")
        strides = tuple(step * numbers.itemsize for step in tensor.strides)
        view = np.lib.stride_tricks.as_strided(numbers[tensor.offset :], tensor.shape, strides)
        arrays[name] = np.array(view)
    return arrays

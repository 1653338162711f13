"""From what a student's function returned to evidence."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import keras
import numpy as np
import pandas as pd

from autograder.errors import EvidenceError
from autograder.evidence.snapshot import snapshot
from autograder.evidence.values import (
    MAX_PASSES,
    ArrayData,
    Batch,
    DatasetData,
    HistoryData,
    Items,
    Other,
    Plain,
    Scalar,
    TableData,
    Value,
)
from autograder.evidence.wire import DTYPES

MAX_ITEMS = 100
MAX_ROWS = 10_000
MAX_VALUES_DRAWN = 24 * 2**20
MAX_TEXT = 2_000


def observe(result: Any) -> Value:
    """The evidence of one returned value; `Other` for what the judge has no eyes for."""
    try:
        return _observe(result)
    except EvidenceError as error:
        return Other(type(result).__name__, str(error))


def _observe(result: Any) -> Value:
    if isinstance(result, keras.Model):
        return snapshot(result)
    if isinstance(result, keras.callbacks.History):
        return _history(result)
    if isinstance(result, pd.DataFrame):
        return _table(result)
    if result is None or isinstance(result, bool | int | float | str | np.generic):
        return _plain(result)
    if _is_dataset(result):
        return _dataset(result)
    if isinstance(result, tuple | list):
        return Items(type(result).__name__, tuple(observe(part) for part in result[:MAX_ITEMS]))
    if isinstance(result, Mapping):
        items = list(result.items())[:MAX_ITEMS]
        return Items(
            type(result).__name__,
            tuple(observe(part) for _, part in items),
            tuple(str(key) for key, _ in items),
        )
    if isinstance(result, np.ndarray) or keras.ops.is_tensor(result):
        return ArrayData(type(result).__name__, _array(result))
    return Other(type(result).__name__, _short(result))


def scalar(value: Any) -> Scalar:
    """One cell of a table: a plain Python scalar, None for what is missing."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | str):
        return value if not isinstance(value, str) else value[:MAX_TEXT]
    if isinstance(value, int):
        return value if abs(value) < 2**63 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return None if value is pd.NA else _short(value)


def _plain(value: Any) -> Plain:
    name = type(value).__name__
    if isinstance(value, float | np.floating) and not math.isfinite(value):
        return Plain(name, str(float(value)))
    return Plain(name, scalar(value))


def _history(history: keras.callbacks.History) -> HistoryData:
    metrics = {
        str(key): tuple(_number(value) for value in values)
        for key, values in history.history.items()
    }
    return HistoryData(metrics, len(history.epoch))


def _number(value: Any) -> float | None:
    number = float(np.asarray(value).mean())
    return number if math.isfinite(number) else None


def _table(frame: pd.DataFrame) -> TableData:
    first = frame.head(MAX_ROWS)
    rows = first.itertuples(index=False, name=None)
    return TableData(
        columns=tuple(str(name) for name in frame.columns),
        dtypes=tuple(str(dtype) for dtype in frame.dtypes),
        rows=tuple(tuple(scalar(value) for value in row) for row in rows),
        index=tuple(scalar(name) for name in first.index),
        levels=tuple("" if name is None else str(name) for name in frame.index.names),
    )


def _is_dataset(result: Any) -> bool:
    if isinstance(result, tuple | list | Mapping | np.ndarray):
        return False
    return isinstance(result, keras.utils.PyDataset) or hasattr(result, "element_spec")


def _dataset(dataset: Any) -> DatasetData:
    indices = getattr(dataset, "class_indices", None)
    if indices is None:
        indices = {name: at for at, name in enumerate(getattr(dataset, "class_names", ()))}
    passes = _draw(dataset)
    return DatasetData(
        type=type(dataset).__name__,
        class_indices={str(name): int(at) for name, at in indices.items()},
        n_images=int(getattr(dataset, "samples", sum(len(b.images) for b in passes[0]))),
        batch_size=int(getattr(dataset, "batch_size", len(passes[0][0].images)) or 0),
        passes=passes,
    )


def _draw(dataset: Any) -> tuple[tuple[Batch, ...], ...]:
    """Three passes, fewer where the images are many and large."""
    passes, drawn = [], 0
    for _ in range(MAX_PASSES):
        batches = tuple(Batch(_array(x), _array(y)) for x, y in _one_pass(dataset))
        if not batches:
            raise EvidenceError("the dataset gives no images at all")
        passes.append(batches)
        drawn += sum(batch.images.size for batch in batches)
        if drawn > MAX_VALUES_DRAWN:
            break
    return tuple(passes)


def _one_pass(dataset: Any) -> Iterable[tuple[Any, Any]]:
    pairs = (
        [dataset[at] for at in range(len(dataset))]
        if isinstance(dataset, keras.utils.PyDataset)
        else list(dataset)
    )
    if hasattr(dataset, "on_epoch_end"):
        dataset.on_epoch_end()
    if any(not isinstance(pair, tuple) or len(pair) != 2 for pair in pairs):
        raise EvidenceError(
            "the dataset does not give pairs of images and labels; is its class_mode None?"
        )
    return pairs


def _array(value: Any) -> np.ndarray:
    array = np.asarray(value)
    if array.dtype.kind == "b":
        array = array.astype("uint8")
    if array.dtype.name not in DTYPES:
        raise EvidenceError(f"an array of {array.dtype} is no array of numbers")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise EvidenceError("an array holds numbers that are not finite (NaN or infinity)")
    return np.array(array)


def _short(value: Any) -> str:
    try:
        return repr(value)[:MAX_TEXT]
    except Exception as error:
        return f"a {type(value).__name__} whose repr fails: {type(error).__name__}"

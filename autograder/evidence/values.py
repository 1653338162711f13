"""What a student's function can return, as plain data."""

from typing import Any

import msgspec
import numpy as np

from autograder.evidence.message import Message
from autograder.evidence.model import ModelData

#: How often a dataset is drawn through at most.
MAX_PASSES = 3
#: How many of several values are named at most.
MAX_NAMED = 3

Scalar = None | bool | int | float | str


class Plain(Message, frozen=True):
    """None, a bool, a number or a text; `type` is the Python type's name.

    A float that is not finite is carried as its name in `value`: "nan", "inf", "-inf".
    """

    type: str
    value: Scalar

    @property
    def number(self) -> float | None:
        """The value as a finite float, or None if it is not a number."""
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return float(self.value) if is_number else None  # type: ignore[arg-type]


class Items(Message, frozen=True):
    """A tuple, list or dict of values; `keys` only for a dict."""

    type: str
    values: tuple["Value", ...]
    keys: tuple[str, ...] = ()


class ArrayData(Message, frozen=True):
    """A NumPy array or an eager tensor."""

    type: str
    array: np.ndarray


class HistoryData(Message, frozen=True):
    """What `fit` returned: for each key one number an epoch, None where it was not finite."""

    metrics: dict[str, tuple[float | None, ...]]
    n_epochs: int


class TableData(Message, frozen=True):
    """A pandas DataFrame: column names in order, rows of scalars, and the name of each row.

    `levels` are the names of the index itself, "" where it has none.
    """

    columns: tuple[str, ...]
    dtypes: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    index: tuple[Scalar, ...] = ()
    levels: tuple[str, ...] = ()

    def column(self, name: str) -> tuple[Scalar, ...]:
        """The values under `name`; KeyError if there is no such column."""
        if name not in self.columns:
            raise KeyError(name)
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)


class Batch(msgspec.Struct, frozen=True):
    """One batch: images `(batch, height, width, channels)`, labels `(batch, n_classes)`."""

    images: np.ndarray
    labels: np.ndarray


class DatasetData(Message, frozen=True):
    """Batches drawn from an image iterator, several passes over it.

    `class_indices` maps class names to label positions, as the iterator states it.
    `n_images` and `batch_size` are what it states; the batches are what it gives.
    """

    type: str
    class_indices: dict[str, int]
    n_images: int
    batch_size: int
    passes: tuple[tuple[Batch, ...], ...]

    def images(self, which: int = 0) -> np.ndarray:
        """All images of one pass, `(n, height, width, channels)`."""
        return np.concatenate([batch.images for batch in self.passes[which]])

    def labels(self, which: int = 0) -> np.ndarray:
        """All labels of one pass, `(n, n_classes)`."""
        return np.concatenate([batch.labels for batch in self.passes[which]])


class Other(Message, frozen=True):
    """Something that the judge has no eyes for: its type, and why or its shortened repr."""

    type: str
    text: str


Value = ModelData | Plain | Items | ArrayData | HistoryData | TableData | DatasetData | Other


class Bar(msgspec.Struct, frozen=True):
    """One bar of a chart: its height, and the tick label under it ("" if there is none)."""

    height: float
    label: str


class ChartData(msgspec.Struct, frozen=True):
    """A matplotlib axes on which bars were drawn, in the order of their positions."""

    bars: tuple[Bar, ...]
    title: str
    y_limits: tuple[float, float]
    y_label: str = ""


def describe(value: Any) -> str:
    """A short name for a value in a student's words: "a model", "None", "a tuple (int, float)"."""
    names: dict[type, str] = {
        ModelData: "a model",
        HistoryData: "a training history",
        TableData: "a DataFrame",
        DatasetData: "an image dataset",
        ArrayData: "an array",
    }
    for kind, name in names.items():
        if isinstance(value, kind):
            return name
    if isinstance(value, Plain) and value.value is None:
        return "None"
    if isinstance(value, Plain) and value.type.startswith("float") and isinstance(value.value, str):
        return f"{value.value}, which is not a finite number"
    article = "an" if value.type[:1].lower() in "aeiou" else "a"
    in_a_row = isinstance(value, Items) and value.values and not value.keys
    return f"{article} {value.type}" + (f" ({_kinds(value.values)})" if in_a_row else "")


def _kinds(values: tuple[Value, ...]) -> str:
    """The types of the first few values, as Python calls them: "History, float"."""
    named = [_kind(value) for value in values[:MAX_NAMED]]
    return ", ".join([*named, "..."] if len(values) > MAX_NAMED else named)


def _kind(value: Value) -> str:
    match value:
        case ModelData():
            return "Model"
        case HistoryData():
            return "History"
        case TableData():
            return "DataFrame"
    return value.type

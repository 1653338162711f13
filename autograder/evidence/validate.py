"""Whether an answer is one that an honest child could have sent: asked before any check sees it.

Frames say only that numbers are numbers. A forged answer may hold a table with ragged rows, a
dataset without batches, a layer without its settings. Each of these is bad evidence here, so that
no check has to expect it.
"""

import math
from collections.abc import Sized

import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence.calls import Returned
from autograder.evidence.layers import MODAL, STATISTICS, expected_shapes
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.settings import LAYERS, fault
from autograder.evidence.values import (
    MAX_PASSES,
    ArrayData,
    ChartData,
    DatasetData,
    HistoryData,
    Items,
    Other,
    Plain,
    Scalar,
    TableData,
    Value,
)

MAX_NAME = 400
MAX_TEXT = 4_000
MAX_DEPTH = 10
MAX_MANY = 100
MAX_LAYERS = 400
MAX_ROWS = 10_000
MAX_CELLS = 100_000
MAX_CHARTS, MAX_BARS = 8, 2_000
MAX_EPOCHS = 10_000
#: Numbers in all images of a dataset, and how large one of them may be.
MAX_DRAWN, MAX_PIXEL = 32 * 2**20, 1e12
MAX_WHOLE = 2**63


def validate(returned: Returned) -> None:
    """Raises EvidenceError for what no honest child sends: ragged, empty, huge, or untrue."""
    value(returned.value)
    _few(returned.after, MAX_MANY, "models after the call")
    for name, data in returned.after.items():
        _name(name)
        model(data)
    _few(returned.charts, MAX_CHARTS, "charts")
    for one in returned.charts:
        chart(one)
    if returned.fitted is not None:
        _same_outline(returned.value, returned.fitted)


def value(given: Value, depth: int = 0) -> None:
    """The check of one value, whatever its kind."""
    match given:
        case ModelData():
            model(given)
        case TableData():
            table(given)
        case DatasetData():
            dataset(given)
        case HistoryData():
            history(given)
        case Plain():
            _name(given.type)
            _scalar(given.value)
        case Items():
            items(given, depth)
        case ArrayData():
            _name(given.type)
        case Other():
            _name(given.type)
            _text(given.text)


def items(given: Items, depth: int = 0) -> None:
    """A list, tuple or dict: not too deep, and as many keys as values where there are keys."""
    _true(depth < MAX_DEPTH, "it returned lists in lists, too deep to look at")
    _name(given.type)
    _few(given.values, MAX_MANY, "values in a list")
    _true(len(given.keys) in (0, len(given.values)), "a dict has other keys than values")
    for key in given.keys:
        _text(key)
    for part in given.values:
        value(part, depth + 1)


def table(given: TableData) -> None:
    """A table with as many cells in each row as it has columns."""
    n = len(given.columns)
    _few(given.columns, MAX_MANY, "columns")
    _few(given.rows, MAX_ROWS, "rows")
    _few(range(n * len(given.rows)), MAX_CELLS, "cells")
    _true(len(given.dtypes) == n, "a table has other dtypes than columns")
    _true(all(len(row) == n for row in given.rows), "the rows of a table are not equally long")
    _true(len(given.index) in (0, len(given.rows)), "a table has other row names than rows")
    for name in (*given.columns, *given.dtypes):
        _name(name)
    for row in (given.index, *given.rows):
        for cell in row:
            _scalar(cell)


def history(given: HistoryData) -> None:
    """A training history with at most one number an epoch."""
    _true(0 <= given.n_epochs <= MAX_EPOCHS, f"a training of {given.n_epochs} epochs")
    _few(given.metrics, MAX_MANY, "metrics")
    for name, numbers in given.metrics.items():
        _name(name)
        _few(numbers, given.n_epochs, f"numbers of {name!r} for {given.n_epochs} epochs")


def dataset(given: DatasetData) -> None:
    """Batches of images that are alike, with a label for each image."""
    _name(given.type)
    _few(given.class_indices, MAX_MANY * 10, "classes")
    for name, at in given.class_indices.items():
        _name(name)
        _true(0 <= at < MAX_WHOLE, f"the class {name!r} has the number {at}")
    for what, n in (("images", given.n_images), ("images in a batch", given.batch_size)):
        _true(0 <= n < MAX_WHOLE, f"a dataset of {n} {what}")
    _true(1 <= len(given.passes) <= MAX_PASSES, f"a dataset with {len(given.passes)} passes")
    _true(all(given.passes), "a pass over the dataset without a batch")
    batches = [batch for one in given.passes for batch in one]
    first = batches[0]
    for batch in batches:
        images, labels = batch.images, batch.labels
        _true(images.ndim > 0 and labels.ndim > 0, "a batch that is a single number")
        _true(images.size > 0 and labels.size > 0, "a batch without images or labels")
        _true(len(images) == len(labels), "a batch with other labels than images")
        alike = images.shape[1:] == first.images.shape[1:]
        alike = alike and labels.shape[1:] == first.labels.shape[1:]
        _true(alike, "the batches of a dataset have images or labels of several shapes")
        largest = max(float(np.max(images)), -float(np.min(images)))
        _true(largest <= MAX_PIXEL, "images with numbers that are no colours")
    _true(sum(b.images.size + b.labels.size for b in batches) <= MAX_DRAWN, "too many images")


def chart(given: ChartData) -> None:
    """A chart with no more bars than one can look at."""
    _few(given.bars, MAX_BARS, "bars")
    for text in (given.title, given.y_label, *(bar.label for bar in given.bars)):
        _text(text)
    heights = (*given.y_limits, *(bar.height for bar in given.bars))
    _true(all(math.isfinite(height) for height in heights), "bars that are not finite")


def model(given: ModelData) -> None:
    """A model whose layers have their settings, connections that lead back, and fitting weights.

    Whether its layers fit each other is told when it is rebuilt.
    """
    _name(given.name)
    n = len(given.layers)
    _true(1 <= n <= MAX_LAYERS, f"a model of {n} layers")
    _true(1 <= len(given.outputs) <= MAX_LAYERS, f"a model with {len(given.outputs)} outputs")
    _true(all(0 <= at < n for at in given.outputs), "an output of a model is no layer of it")
    for at, layer in enumerate(given.layers):
        _layer(at, layer)
    if given.compiled is not None:
        told = given.compiled
        _few(told.metrics, MAX_MANY, "metrics")
        for name in (told.optimizer, told.loss, *told.metrics):
            _name(name)


def _layer(at: int, layer: LayerData) -> None:
    _name(layer.name)
    _text(layer.group)
    _true(layer.kind in LAYERS, f"a layer of kind {layer.kind[:40]!r}")
    why = fault(layer.kind, layer.config)
    _true(not why, f"the layer {layer.name!r}: {why}")
    is_input = layer.kind == "InputLayer"
    _few(layer.inputs, MAX_MANY, "inputs of a layer")
    _true(all(0 <= source < at for source in layer.inputs), "a layer reads one that comes later")
    _true(bool(layer.inputs) != is_input, f"the layer {layer.name!r} has no input, or is one")
    shapes = [weight.shape for weight in layer.weights]
    wanted = expected_shapes(layer.kind, layer.config, _channels(layer))
    _true(shapes == wanted, f"the weights of layer {layer.name!r} do not fit its configuration")
    statistics = STATISTICS.get(layer.kind, 0)
    _true(layer.n_statistics == statistics, f"the layer {layer.name!r} has other statistics")
    modal = layer.training is None or layer.kind in MODAL
    _true(modal, f"the layer {layer.name!r} has a mode, which its kind does not know")


def _channels(layer: LayerData) -> int:
    """How many channels a layer reads, as far as its weights say."""
    shape = layer.weights[0].shape if layer.weights else ()
    if layer.kind == "Conv2D" and len(shape) == 4:
        return int(shape[2]) * int(layer.config.get("groups", 1))
    if layer.kind in ("SeparableConv2D", "DepthwiseConv2D") and len(shape) == 4:
        return int(shape[2])
    return int(shape[0]) if shape else 0


def _same_outline(returned: Value, fitted: ModelData) -> None:
    """What was trained is the model that was returned."""
    if not isinstance(returned, ModelData):
        raise EvidenceError("what was trained is not what was returned")
    model(fitted)
    outline = [
        [
            (layer.kind, layer.inputs, layer.training, [w.shape for w in layer.weights])
            for layer in one.layers
        ]
        for one in (returned, fitted)
    ]
    _true(outline[0] == outline[1], "what was trained is not what was returned")


def _scalar(given: Scalar) -> None:
    if isinstance(given, str):
        _text(given)
    elif isinstance(given, int):
        _true(abs(given) < MAX_WHOLE, "a whole number of more than 63 bits")
    elif isinstance(given, float):
        _true(math.isfinite(given), "a number that is not finite")


def _name(text: str) -> None:
    _true(len(text) <= MAX_NAME, f"a name of {len(text)} characters")


def _text(text: str) -> None:
    _true(len(text) <= MAX_TEXT, f"a text of {len(text)} characters")


def _few(given: Sized, most: int, what: str) -> None:
    n = len(given)
    _true(n <= most, f"{n} {what}")


def _true(holds: bool, what: str) -> None:
    if not holds:
        raise EvidenceError(what)

"""Small pictures of evidence as data: what a page or a card may draw beside a check."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import islice

import msgspec

from autograder.evidence.calls import Returned
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.values import ChartData, HistoryData, TableData

MAX_ROWS, MAX_SERIES, MAX_EPOCHS, MAX_CLASSES, MAX_TEXT = 40, 8, 100, 12, 60
MAX_IMAGES = 12


class LayerRow(msgspec.Struct, frozen=True):
    """One layer: its name, its Keras class, how many numbers it holds, and whether it learns."""

    name: str
    kind: str
    parameters: int
    trainable: bool


class WantedLayer(msgspec.Struct, frozen=True):
    """A layer as it should be: its Keras class, and whether it learns, None if no matter."""

    kind: str
    trainable: bool | None = None


class LayersFigure(msgspec.Struct, frozen=True, tag="layers"):
    """The layers of a model; `more` of them are not listed.

    `wanted` are those that it should have, to stand beside them, where a check knows that.
    """

    rows: tuple[LayerRow, ...]
    more: int = 0
    wanted: tuple[WantedLayer, ...] = ()


class MovementRow(msgspec.Struct, frozen=True):
    """How far training moved a layer: the largest change of any weight that gradients move.

    `statistics` is that of a moving mean or variance, None for layers without. Where no number
    can be told (other shapes, not finite), both are None and `lost` is true.
    """

    name: str
    kind: str
    should_move: bool
    moved: float | None
    statistics: float | None = None
    lost: bool = False

    @property
    def right(self) -> bool:
        """Whether the layer did what it should; statistics may move wherever weights may."""
        if self.lost:
            return False
        if self.should_move:
            return bool(self.moved)
        return not self.moved and not self.statistics


class MovementFigure(msgspec.Struct, frozen=True, tag="movement"):
    """The layers with weights and what training moved; `more` of them are not listed."""

    rows: tuple[MovementRow, ...]
    more: int = 0


class AccuracyFigure(msgspec.Struct, frozen=True, tag="accuracy"):
    """The share of `n` images that a network tells right, and what is asked for, from 0 to 1.

    `low` and `high` are the ends of its interval. `what` says which images they are; none is shown.
    """

    what: str
    n: int
    share: float
    low: float
    high: float
    least: float


class CurvesFigure(msgspec.Struct, frozen=True, tag="curves"):
    """Numbers by epoch, None where one was not finite.

    `lesson` is whether it is the lesson's own training, on the images that students have.
    """

    series: dict[str, tuple[float | None, ...]]
    lesson: bool = False


class ConfusionFigure(msgspec.Struct, frozen=True, tag="confusion"):
    """How often a class (a row) was taken for which class (a column)."""

    classes: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class BarsFigure(msgspec.Struct, frozen=True, tag="bars"):
    """The bars of a chart: label and height."""

    bars: tuple[tuple[str, float], ...]


class Misread(msgspec.Struct, frozen=True):
    """A shipped image by its name in the manifest, its class, and what it was taken for."""

    image: str
    actual: str
    taken_for: str


class MisreadFigure(msgspec.Struct, frozen=True, tag="misread"):
    """Shipped images that a network got wrong, as the judge measured it, of `n` in all.

    Names only: whoever draws it has the images. `yours` is whether the student's own function
    trained the network; `more` images are not listed. Images of an instructor never stand here.
    """

    images: tuple[Misread, ...]
    n: int
    yours: bool = True
    more: int = 0


Figure = (
    LayersFigure
    | MovementFigure
    | AccuracyFigure
    | CurvesFigure
    | ConfusionFigure
    | BarsFigure
    | MisreadFigure
)


def figure_of(returned: Returned) -> Figure | None:
    """What can be drawn of what a function returned, None where words say as much."""
    match returned.value:
        case ModelData() as model:
            return layers_of(model.chain)
        case HistoryData(metrics=metrics, n_epochs=n) if metrics and n > 1:
            chosen = islice(metrics.items(), MAX_SERIES)
            return CurvesFigure({shortened(key): values[:MAX_EPOCHS] for key, values in chosen})
        case TableData(columns=columns) as table if {"Predicted Label", "Actual Label"} <= {
            *columns
        }:
            return _confusion(table)
    return _bars(returned.charts[0]) if returned.charts else None


def layers_of(layers: Sequence[LayerData], wanted: Sequence[WantedLayer] = ()) -> LayersFigure:
    """Layers, and beside them those that are wanted."""
    rows = [
        LayerRow(shortened(layer.name), layer.kind, layer.n_parameters, layer.trainable)
        for layer in layers[:MAX_ROWS]
    ]
    return LayersFigure(tuple(rows), len(layers) - len(rows), tuple(wanted[:MAX_ROWS]))


def _confusion(table: TableData) -> ConfusionFigure | None:
    actual = [shortened(value) for value in table.column("Actual Label")]
    predicted = [shortened(value) for value in table.column("Predicted Label")]
    classes = tuple(sorted({*actual, *predicted}))
    if not 1 < len(classes) <= MAX_CLASSES:
        return None
    pairs = Counter(zip(actual, predicted))
    return ConfusionFigure(classes, tuple(tuple(pairs[a, p] for p in classes) for a in classes))


def _bars(chart: ChartData) -> BarsFigure | None:
    bars = [(shortened(bar.label), float(bar.height)) for bar in chart.bars[:MAX_CLASSES]]
    whole = bool(bars) and all(math.isfinite(height) for _, height in bars)
    return BarsFigure(tuple(bars)) if whole else None


def shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"

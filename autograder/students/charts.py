"""The bar charts that a student's function drew, as numbers."""

import contextlib
import math
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.container import BarContainer

from autograder.evidence.values import Bar, ChartData

MAX_CHARTS = 8
MAX_BARS = 200


@contextlib.contextmanager
def figures_kept() -> Iterator[None]:
    """Close what was open, and keep `plt.show` from closing what the function draws."""
    plt.close("all")
    show, plt.show = plt.show, lambda *args, **kwargs: None
    try:
        yield
    finally:
        plt.show = show
        plt.close("all")


def bar_charts() -> tuple[ChartData, ...]:
    """Every axes with bars in the open figures."""
    charts = []
    for number in plt.get_fignums():
        figure = plt.figure(number)
        figure.canvas.draw()
        charts += [_chart(axes) for axes in figure.axes if _bars(axes)]
    return tuple(charts[:MAX_CHARTS])


def _chart(axes: Any) -> ChartData:
    horizontal = all(container.orientation == "horizontal" for container in _bars(axes))
    axis = axes.yaxis if horizontal else axes.xaxis
    labels = {
        float(tick): text.get_text()
        for tick, text in zip(axis.get_ticklocs(), axis.get_ticklabels())
    }
    bars = []
    for container in _bars(axes):
        for patch in container.patches[:MAX_BARS]:
            start = patch.get_y() if horizontal else patch.get_x()
            width = patch.get_height() if horizontal else patch.get_width()
            height = patch.get_width() if horizontal else patch.get_height()
            bars.append((start + width / 2, float(height), abs(width)))
    bars.sort(key=lambda bar: bar[0])
    low, high = axes.get_xlim() if horizontal else axes.get_ylim()
    return ChartData(
        bars=tuple(Bar(_finite(height), _label(at, w, labels)) for at, height, w in bars),
        title=axes.get_title(),
        y_limits=(_finite(low), _finite(high)),
        y_label=axes.get_xlabel() if horizontal else axes.get_ylabel(),
    )


def _bars(axes: Any) -> list[BarContainer]:
    return [container for container in axes.containers if isinstance(container, BarContainer)]


def _label(at: float, width: float, labels: dict[float, str]) -> str:
    near = [tick for tick in labels if abs(tick - at) <= max(width, 1e-9)]
    return labels[min(near, key=lambda tick: abs(tick - at))][:200] if near else ""


def _finite(value: float) -> float:
    return float(value) if math.isfinite(value) else 0.0

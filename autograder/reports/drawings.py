"""Figures laid out for drawing: positions in pixels for inline SVG, shades for tables."""

from itertools import pairwise

import msgspec

from autograder.scoring.figures import ConfusionFigure, CurvesFigure

WIDTH, HEIGHT = 300.0, 130.0
DASHES = ("", "7 4", "2 3", "9 3 2 3")


class Line(msgspec.Struct, frozen=True):
    """One line of a chart; `pieces` are SVG point lists, broken where a number is missing."""

    label: str
    pieces: tuple[str, ...]
    dash: str
    shade: int
    last: str
    label_y: float


class Panel(msgspec.Struct, frozen=True):
    """A small chart with one y axis, from 0 up to `top`."""

    title: str
    lines: tuple[Line, ...]
    top: float
    n_epochs: int


def panels(figure: CurvesFigure) -> tuple[Panel, ...]:
    """Accuracies in one chart, losses in another; what is neither stands with the losses."""
    accuracies = {k: v for k, v in figure.series.items() if "acc" in k}
    losses = {k: v for k, v in figure.series.items() if k not in accuracies}
    both = (("Accuracy", accuracies), ("Loss", losses))
    return tuple(_panel(title, series) for title, series in both if series)


def _panel(title: str, series: dict[str, tuple[float | None, ...]]) -> Panel:
    numbers = [v for values in series.values() for v in values if v is not None]
    top = 1.0 if title == "Accuracy" else max([*numbers, 1e-9])
    n = max(len(values) for values in series.values())
    lines = [
        Line(
            label=name,
            pieces=_pieces(values, top, n),
            dash=DASHES[at % len(DASHES)],
            shade=at % len(DASHES),
            last=_number(next((v for v in reversed(values) if v is not None), None)),
            label_y=_y(next((v for v in reversed(values) if v is not None), 0.0), top),
        )
        for at, (name, values) in enumerate(series.items())
    ]
    return Panel(title, tuple(_apart(lines)), top, n)


def _pieces(values: tuple[float | None, ...], top: float, n: int) -> tuple[str, ...]:
    pieces: list[list[str]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            pieces.append([])
            continue
        x = WIDTH * at / max(n - 1, 1)
        pieces[-1].append(f"{x:.1f},{_y(value, top):.1f}")
    return tuple(" ".join(piece) for piece in pieces if piece)


def _y(value: float, top: float) -> float:
    return HEIGHT * (1 - min(max(value / top, 0.0), 1.0))


def _apart(lines: list[Line], gap: float = 14.0) -> list[Line]:
    """The lines with their labels moved until none covers another."""
    placed = sorted(lines, key=lambda line: line.label_y)
    heights = [line.label_y for line in placed]
    for above, below in pairwise(range(len(heights))):
        heights[below] = max(heights[below], heights[above] + gap)
    over = max(heights[-1] - HEIGHT, 0.0)
    moved = {
        line.label: msgspec.structs.replace(line, label_y=height - over)
        for line, height in zip(placed, heights)
    }
    return [moved[line.label] for line in lines]


def _number(value: float | None) -> str:
    return "no number" if value is None else f"{value:.3g}"


def confusion_rows(figure: ConfusionFigure) -> list[tuple[str, list[tuple[int, float, bool]]]]:
    """For each actual class its cells: count, share of the row, and whether it was right."""
    rows = []
    for at, (name, counts) in enumerate(zip(figure.classes, figure.counts)):
        total = max(sum(counts), 1)
        rows.append((name, [(n, n / total, column == at) for column, n in enumerate(counts)]))
    return rows

"""What a student's work shows beside what it should: pictures for a check that fails.

A check hands one to `expect(..., figure=...)`, or to `beside(figure)` around what it expects. The
plugin shows it where a check is public; of hidden checks only an accuracy is ever shown.
"""

import math
from collections.abc import Iterable, Sequence

from autograder.evidence.model import LayerData, ModelData, movement
from autograder.lesson.thresholds import wilson_interval
from autograder.scoring.figures import (
    MAX_ROWS,
    AccuracyFigure,
    LayersFigure,
    MovementFigure,
    MovementRow,
    WantedLayer,
    layers_of,
    shortened,
)


def layers_beside(
    layers: Sequence[LayerData],
    kinds: Iterable[str] | None = None,
    learns: Iterable[bool | None] = (),
) -> LayersFigure:
    """A student's layers beside layers of these classes, by default of those that they are.

    `learns` says of each wanted layer whether it may learn, as far as it reaches.
    """
    wanted = list(kinds) if kinds is not None else [layer.kind for layer in layers]
    flags = [*learns, *[None] * len(wanted)]
    return layers_of(layers, [WantedLayer(kind, may) for kind, may in zip(wanted, flags)])


def moves_beside(
    before: ModelData, after: ModelData, should_move: Iterable[bool] | None = None
) -> MovementFigure:
    """What training moved, layer by layer, beside what it should have moved.

    `should_move` is for the layers of `before` that have weights, in order; by default those move
    that are trainable there.
    """
    if should_move is None:
        should_move = [layer.trainable for layer in before.weighted]
    pairs = list(zip(before.weighted, after.weighted, should_move))
    rows = tuple(_moved(*pair) for pair in pairs[:MAX_ROWS])
    return MovementFigure(rows, len(pairs) - len(rows))


def accuracy_beside(share: float, n: int, least: float, what: str) -> AccuracyFigure:
    """An accuracy on `n` images with its interval, beside the least that is asked for."""
    return AccuracyFigure(what, n, share, *wilson_interval(share, n), least)


def _moved(was: LayerData, now: LayerData, should_move: bool) -> MovementRow:
    learned = movement(was.learned, now.learned)
    followed = movement(was.statistics, now.statistics) if was.statistics else None
    lost = not math.isfinite(learned) or not math.isfinite(followed or 0.0)
    return MovementRow(
        shortened(was.name),
        was.kind,
        should_move,
        None if lost else learned,
        None if lost else followed,
        lost,
    )

"""Figures as lines of text, for a terminal and wherever else no page is drawn."""

from collections.abc import Sequence
from pathlib import Path

from autograder.messages import sentences
from autograder.reports.pairs import Pair, flags_matter, pairs
from autograder.scoring.figures import (
    Figure,
    LayerRow,
    LayersFigure,
    MisreadFigure,
    MovementFigure,
    MovementRow,
)

Row = tuple[str, ...]
#: A table with more rows than this is shortened to what is wrong in it.
LONG = 12


def in_words(figure: Figure) -> list[str]:
    """What a figure shows that no message says; nothing for what only a picture can show."""
    match figure:
        case LayersFigure() if figure.wanted:
            return _layers(figure)
        case MovementFigure():
            return _movement(figure)
        case MisreadFigure():
            return _misread(figure)
    return []


def _layers(figure: LayersFigure) -> list[str]:
    _ = sentences()
    flags = flags_matter(figure)
    rows = [
        (_yours(pair, flags), _wanted(pair, flags), _sign(pair.right)) for pair in pairs(figure)
    ]
    return _told((_("Your model"), _("As it should be"), ""), rows, figure.more)


def _yours(pair: Pair, flags: bool) -> str:
    _ = sentences()
    if pair.yours is None:
        return f"({_('missing')})"
    learns = f", {_flag(pair.yours)}" if flags and pair.yours.parameters else ""
    return f"{_named(pair.yours)}{learns}"


def _wanted(pair: Pair, flags: bool) -> str:
    _ = sentences()
    if pair.wanted is None:
        return f"({_('too many')})"
    weightless = pair.yours is not None and not pair.yours.parameters
    if not flags or pair.wanted.trainable is None or weightless:
        return pair.wanted.kind
    return f"{pair.wanted.kind}, {_('learns') if pair.wanted.trainable else _('frozen')}"


def _flag(row: LayerRow) -> str:
    _ = sentences()
    return _("learns") if row.trainable else _("frozen")


def _movement(figure: MovementFigure) -> list[str]:
    _ = sentences()
    rows = [(_named(row), _should(row), _did(row), _sign(row.right)) for row in figure.rows]
    return _told((_("Layer"), _("Should"), _("Moved by"), ""), rows, figure.more)


def _should(row: MovementRow) -> str:
    _ = sentences()
    return _("move") if row.should_move else _("stand still")


def _did(row: MovementRow) -> str:
    _ = sentences()
    if row.lost:
        return _("not a number")
    moved = f"{row.moved:.2g}"
    if row.statistics is None:
        return moved
    return f"{moved}; {_('its mean and variance')} {row.statistics:.2g}"


def _misread(figure: MisreadFigure) -> list[str]:
    _ = sentences()
    text = (
        _("Test images misread by the network that your function trained")
        if figure.yours
        else _("Test images misread by a network whose new head was fitted to the training images")
    )
    names = [f"{Path(one.image).name} ({_('taken for')} {one.taken_for})" for one in figure.images]
    wrong = len(figure.images) + figure.more
    return [f"{text}: {wrong} {_('of')} {figure.n}", *(f"  {name}" for name in names)]


def _named(row: LayerRow | MovementRow) -> str:
    return f"{row.name} ({row.kind})"


def _sign(right: bool) -> str:
    return "✓" if right else "✗"


def _told(head: Row, rows: Sequence[Row], more: int) -> list[str]:
    """Rows below each other in columns; of a long table only what is wrong."""
    _ = sentences()
    shown = [row for row in rows if len(rows) <= LONG or row[-1] == _sign(False)]
    widths = [max(map(len, column)) for column in zip(head, *shown)]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip()
        for row in (head, *shown)
    ]
    left_out = len(rows) - len(shown) + more
    return [*lines, f"{_('More layers, not listed:')} {left_out}"] if left_out else lines

"""A student's layers and those that are wanted, one beside the other."""

from difflib import SequenceMatcher
from itertools import zip_longest

import msgspec

from autograder.scoring.figures import LayerRow, LayersFigure, WantedLayer


class Pair(msgspec.Struct, frozen=True):
    """A row of the two tables; `yours` is None for a missing layer, `wanted` for one too many."""

    yours: LayerRow | None
    wanted: WantedLayer | None

    @property
    def right(self) -> bool:
        """Whether the layer is what it should be, as far as that matters."""
        if self.yours is None or self.wanted is None or self.yours.kind != self.wanted.kind:
            return False
        matters = self.wanted.trainable is not None and self.yours.parameters > 0
        return not matters or self.yours.trainable == self.wanted.trainable


def pairs(figure: LayersFigure) -> tuple[Pair, ...]:
    """Both rows of layers, set side by side so that as many as possible are the same."""
    yours, wanted = figure.rows, figure.wanted
    matcher = SequenceMatcher(
        None, [row.kind for row in yours], [row.kind for row in wanted], autojunk=False
    )
    return tuple(
        Pair(mine, theirs)
        for _, a, b, c, d in matcher.get_opcodes()
        for mine, theirs in zip_longest(yours[a:b], wanted[c:d])
    )


def flags_matter(figure: LayersFigure) -> bool:
    """Whether it is wanted of any layer that it learns or does not."""
    return any(layer.trainable is not None for layer in figure.wanted)

"""How much work a model asks for, told from shapes before anything is computed.

A model is run by the judge, so a forged one must not keep it busy or fill its memory. The sums
leave room for a MobileNet on 224 by 224 pixels; the lesson's network needs a hundredth of it.
"""

import math
from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence.layers import MERGING, pair

#: For one image: numbers that layers put out, all together, and multiplications and additions.
MAX_OUTPUTS = 16 * 2**20
MAX_STEPS = 10**9
#: Weights of one model.
MAX_WEIGHTS = 32 * 2**20
#: What an input size stands for that the model leaves open.
OPEN_SIZE = 64

Shape = tuple[int, ...]


class Work:
    """Adds up what the layers of one model ask for; EvidenceError as soon as it is too much."""

    def __init__(self) -> None:
        self.n_outputs = 0
        self.n_steps = 0
        self.n_weights = 0

    def start(self, name: str, shape: tuple[int | None, ...]) -> Shape:
        """The shape of one image for an input of this shape (batch not counted)."""
        sizes = (1, *(OPEN_SIZE if n is None else n for n in shape))
        self._add(name, math.prod(sizes), 0)
        return sizes

    def layer(
        self,
        kind: str,
        config: Mapping[str, Any],
        made: keras.layers.Layer,
        inputs: list[Shape],
        weights: list[Shape],
    ) -> Shape:
        """The shape of what a layer puts out for one image; weights are not made yet."""
        name = str(made.name)
        self.n_weights += sum(math.prod(shape) for shape in weights)
        if self.n_weights > MAX_WEIGHTS:
            raise EvidenceError(f"the model has more than {MAX_WEIGHTS} weights, too large to run")
        try:
            found = made.compute_output_shape(inputs if kind in MERGING else inputs[0])
        except (TypeError, ValueError, ArithmeticError, IndexError, AttributeError) as error:
            raise EvidenceError(f"layer {name!r} cannot be connected: {error}") from error
        if any(not isinstance(n, int | np.integer) or n < 1 for n in found):
            raise EvidenceError(f"layer {name!r} has an output of {found}, which holds nothing")
        shape = tuple(int(n) for n in found)
        n = math.prod(shape)
        self._add(name, n, n * _steps_each(kind, config, inputs, weights))
        return shape

    def _add(self, name: str, n_outputs: int, n_steps: int) -> None:
        self.n_outputs += n_outputs
        self.n_steps += n_steps
        if self.n_outputs > MAX_OUTPUTS or self.n_steps > MAX_STEPS:
            raise EvidenceError(
                f"with layer {name!r} the model becomes too large to run: for one image it puts "
                f"out {self.n_outputs} numbers in {self.n_steps} steps"
            )


def _steps_each(
    kind: str, config: Mapping[str, Any], inputs: list[Shape], weights: list[Shape]
) -> int:
    """Multiplications for one number that the layer puts out."""
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        return math.prod(pair(config["pool_size"]))
    if kind in ("GlobalAveragePooling2D", "GlobalMaxPooling2D"):
        return math.prod(inputs[0][1:3])
    if kind == "DepthwiseConv2D":
        return math.prod(weights[0][:2])
    if kind == "SeparableConv2D":
        # The depthwise part is made once for all filters.
        n_between, n_filters = weights[1][2:]
        return math.prod(weights[0][:2]) * n_between // n_filters + 1 + n_between
    if weights and len(weights[0]) > 1:
        return math.prod(weights[0][:-1])
    return len(inputs)

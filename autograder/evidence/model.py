"""A Keras model as plain data: layers, connections, flags, weights.

Models inside models are laid out flat: every layer of an inner model stands in
the outer list with `group` naming where it came from, and is trainable only if
all models around it are.
"""

from typing import Any, Literal

import msgspec
import numpy as np

from autograder.evidence.message import Message

Style = Literal["sequential", "functional"]


class LayerData(msgspec.Struct, frozen=True):
    """One layer of a model.

    `inputs` are positions in `ModelData.layers`, all smaller than the layer's own.
    `weights` are in the order of `layer.get_weights()`; of these the last
    `n_statistics` are not learned by gradients (BatchNorm's moving mean and variance).
    `training` is the mode that a layer of `MODAL` was called in, by itself or with a model around
    it. It holds where the whole model is called with no other, `model(images)`; Keras' own `fit`,
    `evaluate` and `predict` each name one, and so overrule it.
    """

    name: str
    kind: str
    config: dict[str, Any]
    inputs: tuple[int, ...]
    trainable: bool = True
    weights: tuple[np.ndarray, ...] = ()
    n_statistics: int = 0
    group: str = ""
    training: bool | None = None

    @property
    def learned(self) -> tuple[np.ndarray, ...]:
        """The weights that gradients move."""
        return self.weights[: len(self.weights) - self.n_statistics]

    @property
    def statistics(self) -> tuple[np.ndarray, ...]:
        """The weights that follow the data instead of a gradient."""
        return self.weights[len(self.weights) - self.n_statistics :]

    @property
    def n_parameters(self) -> int:
        return sum(int(w.size) for w in self.weights)


class CompileData(msgspec.Struct, frozen=True):
    """How a model was compiled, as the model says it; the judge measures it as well."""

    optimizer: str
    learning_rate: float | None
    loss: str
    metrics: tuple[str, ...] = ()


class ModelData(Message, frozen=True):
    """A whole model. `outputs` are positions in `layers`."""

    name: str
    style: Style
    layers: tuple[LayerData, ...]
    outputs: tuple[int, ...]
    compiled: CompileData | None = None

    @property
    def chain(self) -> tuple[LayerData, ...]:
        """All layers but the inputs: what a person counts as the model's layers."""
        return tuple(layer for layer in self.layers if layer.kind != "InputLayer")

    @property
    def weighted(self) -> tuple[LayerData, ...]:
        """The layers that have weights."""
        return tuple(layer for layer in self.layers if layer.weights)

    @property
    def n_parameters(self) -> int:
        return sum(layer.n_parameters for layer in self.layers)

    def layer(self, name: str) -> LayerData:
        """The layer called `name`; KeyError if there is none."""
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise KeyError(name)


def movement(before: tuple[np.ndarray, ...], after: tuple[np.ndarray, ...]) -> float:
    """The largest absolute change of any weight; infinity where shapes differ or values are NaN."""
    if len(before) != len(after) or any(b.shape != a.shape for b, a in zip(before, after)):
        return float("inf")
    largest = 0.0
    for b, a in zip(before, after):
        if not b.size:
            continue
        step = float(np.max(np.abs(a.astype(np.float64) - b.astype(np.float64))))
        if np.isnan(step):
            return float("inf")
        largest = max(largest, step)
    return largest


def same_weights(one: LayerData, other: LayerData, tolerance: float = 0.0) -> bool:
    """Whether two layers hold the same weights, bit for bit unless `tolerance` allows more."""
    return movement(one.weights, other.weights) <= tolerance

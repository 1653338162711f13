"""The Keras layers that may cross the boundary, and how one is made from data.

Nothing else is rebuilt: no Lambda, no custom class, no name that is looked up by import.
"""

from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence.settings import ACTIVATIONS, LAYERS, fault

MERGING = ("Add", "Multiply", "Average", "Concatenate")
#: Of these layers the last so many weights are not learned by gradients.
STATISTICS = {"BatchNormalization": 2}
#: Layers that compute something else in training.
MODAL = ("BatchNormalization", "Dropout", "SpatialDropout2D", "GaussianNoise")

_OWN = {name: keras.activations.get(name) for name in ACTIVATIONS}
#: By the rank of a layer's outputs, numbers on which activations differ.
_PROBES = {
    rank: np.linspace(-9, 9, 5**rank, dtype="float32").reshape((5,) * rank) for rank in (2, 3, 4)
}


def kept_config(layer: keras.layers.Layer) -> dict[str, Any]:
    """The part of a live layer's configuration that crosses.

    Raises EvidenceError for a class that is not in `LAYERS`, or an activation that is none of
    Keras' own.
    """
    kind = type(layer).__name__
    if kind not in LAYERS or not type(layer).__module__.startswith("keras."):
        raise EvidenceError(
            f"layer {layer.name!r} is a {kind}; the grader can look only at models made of "
            f"Keras' own standard layers"
        )
    config = layer.get_config()
    kept = {key: config[key] for key in LAYERS[kind] if key in config}
    if kind == "InputLayer":
        kept = {"batch_shape": list(layer.batch_shape)}
    if "activation" in kept:
        kept["activation"] = _activation(layer)
    return _plain(kept)


def make_layer(kind: str, name: str, config: Mapping[str, Any]) -> keras.layers.Layer:
    """A fresh layer of an accepted kind; EvidenceError if the data does not make one."""
    if kind not in LAYERS or kind == "InputLayer":
        raise EvidenceError(f"a layer of kind {kind!r} is not accepted")
    if why := fault(kind, config):
        raise EvidenceError(f"layer {name!r}: {why}")
    arguments = {key: tuple(v) if isinstance(v, list) else v for key, v in config.items()}
    try:
        return getattr(keras.layers, kind)(name=name, **arguments)
    except (TypeError, ValueError) as error:
        raise EvidenceError(f"layer {name!r} cannot be made: {error}") from error


def expected_shapes(kind: str, config: Mapping[str, Any], channels: int) -> list[tuple[int, ...]]:
    """The shapes of the weights that such a layer has on inputs of so many channels.

    Known before the layer is built, so that a forged size allocates nothing.
    """
    bias = bool(config.get("use_bias", True))
    if kind == "Dense":
        shapes = [(channels, config["units"])]
        return shapes + [(config["units"],)] * bias
    if kind in ("Conv2D", "SeparableConv2D", "DepthwiseConv2D"):
        return _convolution_shapes(kind, config, channels, bias)
    if kind in ("BatchNormalization", "LayerNormalization"):
        n_learned = bool(config.get("scale", True)) + bool(config.get("center", True))
        return [(channels,)] * (n_learned + STATISTICS.get(kind, 0))
    return []


def pair(value: int | list[int]) -> tuple[int, int]:
    """A size for rows and columns, where one number stands for both."""
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def _convolution_shapes(
    kind: str, config: Mapping[str, Any], channels: int, bias: bool
) -> list[tuple[int, ...]]:
    size = pair(config["kernel_size"])
    multiplier = config.get("depth_multiplier", 1)
    if kind == "DepthwiseConv2D":
        return [(*size, channels, multiplier)] + [(channels * multiplier,)] * bias
    filters = config["filters"]
    if kind == "SeparableConv2D":
        shapes = [(*size, channels, multiplier), (1, 1, channels * multiplier, filters)]
    else:
        shapes = [(*size, channels // config.get("groups", 1), filters)]
    return shapes + [(filters,)] * bias


def _activation(layer: Any) -> str:
    """The name of the activation of Keras' that a layer has, or that does the same on numbers.

    What a function calls itself is not believed.
    """
    for name, function in _OWN.items():
        if layer.activation is function:
            return name
    try:
        numbers = keras.ops.convert_to_tensor(_PROBES[len(layer.output.shape)])
        found = np.asarray(layer.activation(numbers))
        for name, function in _OWN.items():
            wanted = np.asarray(function(numbers))
            if found.shape == wanted.shape and np.allclose(found, wanted, rtol=1e-4, atol=1e-6):
                return name
    except Exception:  # whatever a function of the student's raises, it is none of Keras' own
        pass
    raise EvidenceError(
        f"layer {layer.name!r} has an activation that the grader does not know; "
        f"name one of Keras' own, such as 'relu' or 'softmax'"
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.item() if hasattr(value, "item") else value

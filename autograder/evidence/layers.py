"""The Keras layers that may cross the boundary, and what of their configuration does.

Nothing else is rebuilt: no Lambda, no custom class, no name that is looked up by import.
"""

import math
from collections.abc import Mapping
from typing import Any

import keras

from autograder.errors import EvidenceError

ACTIVATIONS = (
    "linear", "relu", "relu6", "elu", "selu", "gelu", "silu", "swish", "tanh", "sigmoid",
    "hard_sigmoid", "softmax", "softplus", "softsign", "exponential", "leaky_relu", "mish",
    "log_softmax",
)  # fmt: skip

_CONV = ("filters", "kernel_size", "strides", "padding", "dilation_rate", "groups", "activation",
         "use_bias", "data_format")  # fmt: skip
_DEPTHWISE = ("kernel_size", "strides", "padding", "depth_multiplier", "dilation_rate",
              "activation", "use_bias", "data_format")  # fmt: skip
_POOL = ("pool_size", "strides", "padding", "data_format")
_GLOBAL_POOL = ("data_format", "keepdims")

#: For each accepted kind, the parts of its configuration that are kept.
LAYERS: dict[str, tuple[str, ...]] = {
    "InputLayer": ("batch_shape", "dtype"),
    "Conv2D": _CONV,
    "SeparableConv2D": (*_CONV, "depth_multiplier"),
    "DepthwiseConv2D": _DEPTHWISE,
    "Dense": ("units", "activation", "use_bias"),
    "BatchNormalization": ("axis", "momentum", "epsilon", "center", "scale"),
    "LayerNormalization": ("axis", "epsilon", "center", "scale"),
    "MaxPooling2D": _POOL,
    "AveragePooling2D": _POOL,
    "GlobalAveragePooling2D": _GLOBAL_POOL,
    "GlobalMaxPooling2D": _GLOBAL_POOL,
    "ZeroPadding2D": ("padding", "data_format"),
    "Flatten": ("data_format",),
    "Reshape": ("target_shape",),
    "Activation": ("activation",),
    "ReLU": ("max_value", "negative_slope", "threshold"),
    "LeakyReLU": ("negative_slope",),
    "Softmax": ("axis",),
    "Rescaling": ("scale", "offset"),
    "Dropout": ("rate",),
    "SpatialDropout2D": ("rate",),
    "GaussianNoise": ("stddev",),
    "Add": (),
    "Multiply": (),
    "Average": (),
    "Concatenate": ("axis",),
}
MERGING = ("Add", "Multiply", "Average", "Concatenate")
MAX_OUTPUT = 64 * 2**20


def kept_config(layer: keras.layers.Layer) -> dict[str, Any]:
    """The part of a live layer's configuration that crosses.

    Raises EvidenceError for a class that is not in `LAYERS`, or an activation that is no
    name of Keras' own.
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
    activation = kept.get("activation", "linear")
    if activation not in ACTIVATIONS:
        raise EvidenceError(
            f"layer {layer.name!r} has an activation that the grader does not know; "
            f"name one of Keras' own, such as 'relu' or 'softmax'"
        )
    return _plain(kept)


def make_layer(kind: str, name: str, config: Mapping[str, Any]) -> keras.layers.Layer:
    """A fresh layer of an accepted kind; EvidenceError if the data does not make one."""
    if kind not in LAYERS or kind == "InputLayer":
        raise EvidenceError(f"a layer of kind {kind!r} is not accepted")
    unknown = set(config) - set(LAYERS[kind])
    if unknown or config.get("activation", "linear") not in ACTIVATIONS:
        raise EvidenceError(f"layer {name!r}: its configuration is not accepted")
    if not all(_bounded(value) for value in config.values()):
        raise EvidenceError(f"layer {name!r}: its configuration is out of bounds")
    arguments = {key: tuple(v) if isinstance(v, list) else v for key, v in config.items()}
    try:
        return getattr(keras.layers, kind)(name=name, **arguments)
    except (TypeError, ValueError) as error:
        raise EvidenceError(f"layer {name!r} cannot be made: {error}") from error


def expected_shapes(
    kind: str, config: Mapping[str, Any], in_shape: tuple[int | None, ...]
) -> list[tuple[int, ...]]:
    """The shapes of the weights that such a layer has on inputs of `in_shape` (batch first).

    Known before the layer is built, so that a forged size allocates nothing.
    """
    channels = in_shape[-1] or 0
    bias = bool(config.get("use_bias", True))
    if kind == "Dense":
        shapes = [(channels, config["units"])]
        return shapes + [(config["units"],)] * bias
    if kind in ("Conv2D", "SeparableConv2D", "DepthwiseConv2D"):
        return _convolution_shapes(kind, config, channels, bias)
    if kind in ("BatchNormalization", "LayerNormalization"):
        n_learned = bool(config.get("scale", True)) + bool(config.get("center", True))
        n_statistics = 2 if kind == "BatchNormalization" else 0
        return [(channels,)] * (n_learned + n_statistics)
    return []


def _convolution_shapes(
    kind: str, config: Mapping[str, Any], channels: int, bias: bool
) -> list[tuple[int, ...]]:
    size = tuple(config["kernel_size"])
    multiplier = config.get("depth_multiplier", 1)
    if kind == "DepthwiseConv2D":
        return [(*size, channels, multiplier)] + [(channels * multiplier,)] * bias
    filters = config["filters"]
    if kind == "SeparableConv2D":
        shapes = [(*size, channels, multiplier), (1, 1, channels * multiplier, filters)]
    else:
        shapes = [(*size, channels // config.get("groups", 1), filters)]
    return shapes + [(filters,)] * bias


def check_output(name: str, shape: tuple[int | None, ...]) -> None:
    """EvidenceError if one output of this shape would be larger than any lesson needs."""
    if math.prod(n or 1 for n in shape) > MAX_OUTPUT:
        raise EvidenceError(f"layer {name!r} has an output of {shape}, too large to run")


def _bounded(value: object, depth: int = 0) -> bool:
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int | float):
        return abs(value) <= 1e6
    if isinstance(value, str):
        return len(value) <= 100
    if isinstance(value, list | tuple) and depth < 3 and len(value) <= 16:
        return all(_bounded(part, depth + 1) for part in value)
    return False


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.item() if hasattr(value, "item") else value

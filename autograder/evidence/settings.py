"""What the configuration of a layer may hold: for each accepted kind, its settings and their form.

A forged configuration must not make Keras do anything but build a small layer, or say why not.
"""

from collections.abc import Callable, Mapping

ACTIVATIONS = (
    "linear", "relu", "relu6", "elu", "selu", "gelu", "silu", "swish", "tanh", "sigmoid",
    "hard_sigmoid", "softmax", "softplus", "softsign", "exponential", "leaky_relu", "mish",
    "log_softmax",
)  # fmt: skip
MAX_UNITS = 10**6
MAX_WINDOW = 1_024
MAX_PADDING = 4_096
MAX_NUMBER = 1e6
MAX_AXES = 8

Rule = Callable[[object], bool]


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _units(value: object) -> bool:
    return _whole(value, 1, MAX_UNITS)


def _window(value: object) -> bool:
    """The size of a kernel, a pool or a stride: one number, or one for rows and columns."""
    return _whole(value, 1, MAX_WINDOW) or _list(value, lambda n: _whole(n, 1, MAX_WINDOW), (2,))


def _axis(value: object) -> bool:
    return _one_axis(value) or _list(value, _one_axis, range(1, MAX_AXES))


def _one_axis(value: object) -> bool:
    return _whole(value, -MAX_AXES, MAX_AXES)


def _shape(value: object) -> bool:
    return _list(value, lambda n: _whole(n, -1, MAX_UNITS), range(1, MAX_AXES))


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not _flag(value) and abs(value) <= MAX_NUMBER


def _number_or_none(value: object) -> bool:
    return value is None or _number(value)


def _numbers(value: object) -> bool:
    return _number(value) or _list(value, _number, range(1, 65))


def _padding(value: object) -> bool:
    """One number for all sides, or for rows and for columns a number or two of them."""
    return _side(value) or _list(value, _sides, (2,))


def _sides(value: object) -> bool:
    return _side(value) or _list(value, _side, (2,))


def _side(value: object) -> bool:
    return _whole(value, 0, MAX_PADDING)


def _border(value: object) -> bool:
    return value in ("valid", "same")


def _activation(value: object) -> bool:
    return isinstance(value, str) and value in ACTIVATIONS


def _order(value: object) -> bool:
    return value in (None, "channels_last")


def _batch_shape(value: object) -> bool:
    return _list(value, lambda n: n is None or _whole(n, 1, MAX_PADDING), range(2, 6))


def _whole(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _list(value: object, rule: Rule, lengths: range | tuple[int, ...]) -> bool:
    return isinstance(value, list | tuple) and len(value) in lengths and all(map(rule, value))


_ORDER: dict[str, Rule] = {"data_format": _order}
_WINDOWED: dict[str, Rule] = {"strides": _window, "padding": _border, **_ORDER}
_DEPTHWISE: dict[str, Rule] = {
    **_WINDOWED,
    "kernel_size": _window,
    "dilation_rate": _window,
    "activation": _activation,
    "use_bias": _flag,
}
_CONVOLUTION: dict[str, Rule] = {**_DEPTHWISE, "filters": _units, "groups": _units}
_POOL: dict[str, Rule] = {**_WINDOWED, "pool_size": _window}
_GLOBAL_POOL: dict[str, Rule] = {**_ORDER, "keepdims": _flag}
_NORM: dict[str, Rule] = {"axis": _axis, "epsilon": _number, "center": _flag, "scale": _flag}

#: For each accepted kind, the parts of its configuration that are kept, and what each may be.
LAYERS: dict[str, dict[str, Rule]] = {
    "InputLayer": {"batch_shape": _batch_shape},
    "Conv2D": _CONVOLUTION,
    "SeparableConv2D": {**_CONVOLUTION, "depth_multiplier": _units},
    "DepthwiseConv2D": {**_DEPTHWISE, "depth_multiplier": _units},
    "Dense": {"units": _units, "activation": _activation, "use_bias": _flag},
    "BatchNormalization": {**_NORM, "momentum": _number},
    "LayerNormalization": _NORM,
    "MaxPooling2D": _POOL,
    "AveragePooling2D": _POOL,
    "GlobalAveragePooling2D": _GLOBAL_POOL,
    "GlobalMaxPooling2D": _GLOBAL_POOL,
    "ZeroPadding2D": {"padding": _padding, **_ORDER},
    "Flatten": _ORDER,
    "Reshape": {"target_shape": _shape},
    "Activation": {"activation": _activation},
    "ReLU": {"max_value": _number_or_none, "negative_slope": _number, "threshold": _number},
    "LeakyReLU": {"negative_slope": _number},
    "Softmax": {"axis": _axis},
    "Rescaling": {"scale": _numbers, "offset": _numbers},
    "Dropout": {"rate": _number},
    "SpatialDropout2D": {"rate": _number},
    "GaussianNoise": {"stddev": _number},
    "Add": {},
    "Multiply": {},
    "Average": {},
    "Concatenate": {"axis": _axis},
}
#: Settings without which a layer cannot be rebuilt, or looked at.
_NEEDED = ("batch_shape", "filters", "kernel_size", "units", "activation", "pool_size",
           "target_shape")  # fmt: skip


def fault(kind: str, config: Mapping[str, object]) -> str:
    """What is wrong with the configuration of a layer of an accepted kind, "" if nothing is."""
    rules = LAYERS[kind]
    unknown = [key for key in config if key not in rules]
    if unknown:
        return "its configuration is not accepted"
    missing = [key for key in rules if key in _NEEDED and key not in config]
    if missing:
        return f"its configuration is not whole: it lacks {', '.join(missing)}"
    wrong = [key for key, value in config.items() if not rules[key](value)]
    return f"its configuration is out of bounds: {', '.join(wrong)}" if wrong else ""

"""EfficientNet-Lite0 in Keras: the network, and weights for it from a PyTorch `state_dict`.

Source: M. Tan and Q. Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural
Networks" (ICML 2019); the Lite variant, without squeeze-and-excitation and with ReLU6, is that of
https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import keras
import numpy as np
from keras import layers

from autograder.errors import DataError

IMAGE_SIZE = (224, 224)
N_CLASSES = 1000
EPSILON, MOMENTUM = 1e-3, 0.99


class Stage(NamedTuple):
    """Blocks of one width: how many, their kernel, the first one's stride, how much they widen."""

    n_blocks: int
    kernel_size: int
    stride: int
    expansion: int
    filters: int


LITE0 = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)


def efficientnet(
    stages: Sequence[Stage] = LITE0,
    *,
    image_size: tuple[int, int] = IMAGE_SIZE,
    stem: int = 32,
    top: int = 1280,
    n_classes: int = N_CLASSES,
    name: str = "efficientnet_lite0",
) -> keras.Model:
    """A network of this family with fresh weights, EfficientNet-Lite0 by default.

    It takes `(batch, *image_size, 3)` float32, about -1 to 1, and gives probabilities
    `(batch, n_classes)`. Blocks are named block1, block2, ... from the first.
    """
    images = keras.Input((*image_size, 3), name="images")
    x = _convolution(images, stem, 3, "stem", stride=2)
    number = 0
    for stage in stages:
        for at in range(stage.n_blocks):
            number += 1
            x = _block(x, stage, stage.stride if at == 0 else 1, f"block{number}")
    x = _convolution(x, top, 1, "top")
    x = layers.GlobalAveragePooling2D(name="pooling")(x)
    x = layers.Dropout(0.2, name="dropout")(x)
    x = layers.Dense(n_classes, activation="softmax", name="predictions")(x)
    return keras.Model(images, x, name=name)


def _block(inputs: keras.KerasTensor, stage: Stage, stride: int, name: str) -> keras.KerasTensor:
    """An inverted bottleneck: widen, look at each channel alone, narrow, and add what came in."""
    x, n_inputs = inputs, inputs.shape[-1]
    if stage.expansion > 1:
        x = _convolution(x, n_inputs * stage.expansion, 1, f"{name}_expand")
    x = layers.DepthwiseConv2D(
        stage.kernel_size, stride, padding="same", use_bias=False, name=f"{name}_depthwise"
    )(x)
    x = _normal(x, f"{name}_depthwise")
    x = _six(x, f"{name}_depthwise")
    x = layers.Conv2D(stage.filters, 1, use_bias=False, name=f"{name}_project")(x)
    x = _normal(x, f"{name}_project")
    if stride == 1 and n_inputs == stage.filters:
        x = layers.Add(name=f"{name}_add")([inputs, x])
    return x


def _convolution(
    x: keras.KerasTensor, filters: int, kernel_size: int, name: str, stride: int = 1
) -> keras.KerasTensor:
    x = layers.Conv2D(
        filters, kernel_size, stride, padding="same", use_bias=False, name=f"{name}_conv"
    )(x)
    return _six(_normal(x, name), name)


def _normal(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return layers.BatchNormalization(epsilon=EPSILON, momentum=MOMENTUM, name=f"{name}_bn")(x)


def _six(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return layers.ReLU(max_value=6.0, name=f"{name}_relu")(x)


def put_weights(model: keras.Model, tensors: Mapping[str, np.ndarray]) -> None:
    """Give a model of `efficientnet()` the weights of a `state_dict` of `efficientnet_pytorch`.

    Raises DataError if one is missing, left over, or of another shape.
    """
    used: set[str] = set()
    for layer in model.layers:
        if not layer.weights:
            continue
        try:
            names = _names(layer)
            weights = [_turned(layer, tensors[name]) for name in names]
            layer.set_weights(weights)
        except (KeyError, ValueError) as error:
            raise DataError(f"the weights do not fit the layer {layer.name!r}: {error}") from error
        used.update(names)
    left = {n for n in tensors if not n.endswith("num_batches_tracked")} - used
    if left:
        raise DataError(f"there is no layer for the weights {', '.join(sorted(left)[:5])}")


_FIXED = {"stem_conv": "_conv_stem", "stem_bn": "_bn0", "top_conv": "_conv_head",
          "top_bn": "_bn1", "predictions": "_fc"}  # fmt: skip
_IN_BLOCK = {"expand_conv": "_expand_conv", "expand_bn": "_bn0", "depthwise": "_depthwise_conv",
             "depthwise_bn": "_bn1", "project": "_project_conv", "project_bn": "_bn2"}  # fmt: skip


def _names(layer: keras.layers.Layer) -> list[str]:
    """The names of a layer's weights in the file, in the order of `get_weights()`."""
    name = str(layer.name)
    if name in _FIXED:
        base = _FIXED[name]
    else:
        block, _, part = name.partition("_")
        base = f"_blocks.{int(block.removeprefix('block')) - 1}.{_IN_BLOCK[part]}"
    if isinstance(layer, layers.BatchNormalization):
        parts = ["weight", "bias", "running_mean", "running_var"]
    else:
        parts = ["weight", "bias"] if layer.use_bias else ["weight"]
    return [f"{base}.{part}" for part in parts]


def _turned(layer: keras.layers.Layer, tensor: np.ndarray) -> np.ndarray:
    """PyTorch's order of axes, outputs first, into Keras' order."""
    if tensor.ndim == 2:
        return tensor.T
    if tensor.ndim == 4:
        depthwise = isinstance(layer, layers.DepthwiseConv2D)
        return tensor.transpose((2, 3, 0, 1) if depthwise else (2, 3, 1, 0))
    return tensor

"""Small stand-ins of the backbone's family, with random weights, new in every run.

They have all that matters here: convolutions without bias, BatchNormalization whose statistics
are not those of any batch, depthwise convolutions, ReLU6, additions that skip a block.
"""

from typing import Literal

import keras
import msgspec
import numpy as np

from autograder.checks.transfer_learning.probes import with_layer_below_the_head
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.layers import kept_config
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.snapshot import snapshot
from autograder.lesson.efficientnet import Stage, efficientnet

Top = Literal["dropout", "pooling", "hidden", "maximum"]
HEAD = "shoes"
NORM = "BatchNormalization"


@once_in_a_stream
def classifier(
    rng: np.random.Generator,
    *,
    n_blocks: int = 2,
    n_classes: int = 7,
    size: int = 16,
    top: Top = "dropout",
    gated: bool = False,
) -> ModelData:
    """A classifier on `(batch, size, size, 3)`: stem, `n_blocks` blocks, a last convolution, and
    behind its feature maps what `top` says.

    Global pooling, Dropout and a softmax (as EfficientNet has it); without the Dropout; with a
    hidden dense layer between; or with global maximum pooling in its place. With `gated`, the maps
    are weighed by what a side branch without places makes of them (squeeze-and-excitation).
    """
    width = int(rng.integers(4, 8))
    wider = width + int(rng.integers(1, 4))  # No block 1 then adds what came in, in any run.
    stages = [Stage(1, 3, 1, 1, width), Stage(n_blocks - 1, 3, 1, 2, width)]
    whole = efficientnet(
        [stage for stage in stages if stage.n_blocks],
        image_size=(size, size),
        stem=wider,
        top=int(rng.integers(8, 16)),
        name="classifier",
    )
    maps = whole.get_layer("top_relu").output
    x = _vector(_weighed(maps) if gated else maps, top)
    if top == "hidden":
        x = keras.layers.Dense(9, activation="relu", name="hidden")(x)
    x = keras.layers.Dense(n_classes, activation="softmax", name="predictions")(x)
    return _with_random_weights(snapshot(keras.Model(whole.inputs, x, name="classifier")), rng)


def _vector(maps: keras.KerasTensor, top: Top) -> keras.KerasTensor:
    if top == "maximum":
        return keras.layers.GlobalMaxPooling2D(name="strongest")(maps)
    name = "pooling" if top == "dropout" else "mean"
    x = keras.layers.GlobalAveragePooling2D(name=name)(maps)
    return keras.layers.Dropout(0.2, name="dropout")(x) if top == "dropout" else x


def _weighed(maps: keras.KerasTensor) -> keras.KerasTensor:
    n_maps = maps.shape[-1]
    x = keras.layers.GlobalAveragePooling2D(name="squeeze")(maps)
    x = keras.layers.Dense(n_maps, activation="sigmoid", name="excite")(x)
    x = keras.layers.Reshape((1, 1, n_maps), name="gate")(x)
    return keras.layers.Multiply(name="weighed")([maps, x])


def maps_of(data: ModelData) -> ModelData:
    """A classifier of this module up to its last feature maps."""
    behind = ("GlobalAveragePooling2D", "GlobalMaxPooling2D")
    end = max(at for at, layer in enumerate(data.layers) if layer.kind in behind)
    return msgspec.structs.replace(data, layers=data.layers[:end], outputs=(end - 1,))


def pooled(maps: np.ndarray) -> np.ndarray:
    """The mean of each feature map `(n, height, width, channels)` over its places."""
    return np.asarray(maps.mean(axis=(1, 2)))


def extractor(rng: np.random.Generator, *, n_blocks: int = 2, size: int = 16) -> ModelData:
    """A stand-in that gives features `(batch, n)`."""
    maps = maps_of(classifier(rng, n_blocks=n_blocks, size=size))
    config = kept_config(keras.layers.GlobalAveragePooling2D())
    pooling = LayerData("pooling", "GlobalAveragePooling2D", config, maps.outputs)
    layers = (*maps.layers, pooling)
    return msgspec.structs.replace(
        maps, layers=layers, outputs=(len(layers) - 1,), name="extractor"
    )


def under_a_head(
    rng: np.random.Generator, *, n_blocks: int = 2, n_classes: int = 2, size: int = 16
) -> ModelData:
    """An extractor under a new softmax head, all of it trainable."""
    below = extractor(rng, n_blocks=n_blocks, size=size)
    n_features = maps_channels(below)
    kernel = rng.normal(0, n_features**-0.5, (n_features, n_classes)).astype("float32")
    head = LayerData(
        name=HEAD,
        kind="Dense",
        config=kept_config(keras.layers.Dense(n_classes, activation="softmax")),
        inputs=below.outputs,
        weights=(kernel, np.zeros(n_classes, "float32")),
    )
    layers = (*below.layers, head)
    return msgspec.structs.replace(below, layers=layers, outputs=(len(layers) - 1,), name="shoes")


def normalized(data: ModelData) -> ModelData:
    """A model under a head, with a LayerNormalization between."""
    n_features = len(data.layers[-1].weights[0])
    norm = LayerData(
        name="layer_normalization",
        kind="LayerNormalization",
        config=kept_config(keras.layers.LayerNormalization()),
        inputs=(),
        weights=(np.ones(n_features, "float32"), np.zeros(n_features, "float32")),
    )
    return with_layer_below_the_head(data, norm)


def maps_channels(data: ModelData) -> int:
    """How many feature maps there are at the end of the last convolution."""
    last = [layer for layer in data.layers if layer.kind == "Conv2D"][-1]
    return int(last.weights[0].shape[-1])


def flagged(data: ModelData, trainable: dict[str, bool]) -> ModelData:
    """The model with these layers, by name, trainable or not; the others as they are."""
    layers = tuple(
        msgspec.structs.replace(layer, trainable=trainable.get(layer.name, layer.trainable))
        for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


def unfrozen_from(data: ModelData, first: str) -> dict[str, bool]:
    """For each layer with weights whether it may learn: from `first` on, but no normalization."""
    names = [layer.name for layer in data.layers]
    start = names.index(first)
    return {
        layer.name: at >= start and layer.kind != NORM
        for at, layer in enumerate(data.layers)
        if layer.weights
    }


def _with_random_weights(data: ModelData, rng: np.random.Generator) -> ModelData:
    layers = tuple(
        msgspec.structs.replace(layer, weights=_random(layer, rng)) for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


def _random(layer: LayerData, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    if layer.kind == NORM:
        scale, shift, mean, variance = (weight.shape for weight in layer.weights)
        values = (
            rng.uniform(0.6, 1.4, scale),
            rng.uniform(0.5, 1.5, shift),  # Most units are then neither at 0 nor at 6.
            rng.normal(0, 0.3, mean),
            rng.uniform(0.5, 2.0, variance),
        )
        return tuple(value.astype("float32") for value in values)
    kernels = []
    for weight in layer.weights:
        n_inputs = weight.shape[:2] if layer.kind == "DepthwiseConv2D" else weight.shape[:-1]
        spread = (1 / max(1, int(np.prod(n_inputs)))) ** 0.5
        kernels.append(rng.normal(0, spread, weight.shape).astype("float32"))
    return tuple(kernels)

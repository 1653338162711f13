"""Throwaway backbones and images that functions are tried on, new in every run."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Literal

import keras
import msgspec
import numpy as np

from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.layers import STATISTICS, expected_shapes, kept_config
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.run import outputs_of
from autograder.lesson.folder import class_names as class_names_in
from autograder.lesson.folder import data_folder, shipped

Style = Literal["sequential", "functional"]
HEAD = "new_dense_output"


def backbone(
    rng: np.random.Generator,
    *,
    style: Style = "sequential",
    n_blocks: int = 2,
    n_dense: int = 1,
    n_classes: int = 6,
    size: int = 32,
    batch_norm: bool = False,
    norm_for_pool: bool = False,
    lively: bool = False,
) -> ModelData:
    """A small classifier like the lesson's: blocks of Conv2D (and BatchNormalization) and
    MaxPooling2D, Flatten, `n_dense` hidden Dense layers, a softmax over `n_classes`.

    Inputs are `(batch, size, size, 3)`; weights are random, biases not zero. With `norm_for_pool`
    a BatchNormalization stands in the place of the first MaxPooling2D, so that there are as many
    layers as without. A `lively` one has small biases and elu units, which are never dead: features
    follow the image, and every weight has a gradient.
    """
    activation = "elu" if lively else "relu"
    layers: list[keras.layers.Layer] = []
    for at in range(n_blocks):
        filters = int(rng.integers(3, 7))
        layers.append(keras.layers.Conv2D(filters, 3, activation=activation, padding="same"))
        if batch_norm:
            layers.append(keras.layers.BatchNormalization())
        normed = norm_for_pool and at == 0
        layers.append(keras.layers.BatchNormalization() if normed else keras.layers.MaxPooling2D())
    layers.append(keras.layers.Flatten())
    for _ in range(n_dense):
        layers.append(keras.layers.Dense(int(rng.integers(5, 12)), activation=activation))
    layers.append(keras.layers.Dense(n_classes, activation="softmax"))
    return _chain(layers, style, (None, size, size, 3), rng, 0.1 if lively else 1.0)


def features(
    rng: np.random.Generator,
    *,
    style: Style = "sequential",
    n_blocks: int = 2,
    n_cut: int = 1,
    size: int = 32,
    norm_for_pool: bool = False,
) -> ModelData:
    """A truncated backbone that gives `(batch, n)`: the last `n_cut` of its layers are gone."""
    data = backbone(rng, style=style, n_blocks=n_blocks, size=size, norm_for_pool=norm_for_pool)
    return up_to(data, len(data.chain) - n_cut)


def with_new_head(
    data: ModelData, rng: np.random.Generator, n_classes: int = 2, frozen: bool = True
) -> ModelData:
    """The backbone without its classification layer, under a new softmax head as the lesson has it.

    With `frozen`, all layers but the head are not trainable.
    """
    below = tuple(
        msgspec.structs.replace(layer, trainable=not frozen or layer.kind == "InputLayer")
        for layer in data.layers[:-1]
    )
    n_features = data.layers[-1].weights[0].shape[0]
    kernel = rng.normal(0, n_features**-0.5, (n_features, n_classes)).astype("float32")
    head = LayerData(
        name=HEAD,
        kind="Dense",
        config=kept_config(keras.layers.Dense(n_classes, activation="softmax")),
        inputs=(len(below) - 1,),
        weights=(kernel, np.zeros(n_classes, "float32")),
    )
    return msgspec.structs.replace(data, layers=(*below, head), compiled=None)


def images(rng: np.random.Generator, n: int, size: int = 32) -> np.ndarray:
    """Smooth random pictures, `(n, size, size, 3)` float32 in [0, 1]."""
    coarse = rng.random((n, 4, 4, 3))
    return np.kron(coarse, np.ones((1, size // 4, size // 4, 1))).astype("float32")


def batches(
    rng: np.random.Generator,
    *,
    n_images: tuple[int, ...] = (4, 4),
    size: int = 32,
    batch_size: int | None = None,
) -> Batches:
    """Random pictures, for each class so many of them, unshuffled, by default in one batch."""
    names = class_names(rng, len(n_images))
    pictures = {
        name: (images(rng, n, size) * 255).round().astype("uint8")
        for name, n in zip(names, n_images)
    }
    return Batches(
        Folder(pictures), image_size=(size, size), batch_size=batch_size or sum(n_images)
    )


def class_names(rng: np.random.Generator, n: int) -> list[str]:
    """`n` made-up class names in alphabetical order, as Keras numbers them."""
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    names = {"".join(rng.choice(letters, 6)) for _ in range(4 * n)}
    return sorted(sorted(names)[:n])


def lesson_names_moved(rng: np.random.Generator, n: int) -> list[str]:
    """`n` class names in alphabetical order: the lesson's own, behind one that is made up.

    So none of the lesson's classes has the number that it has in the lesson.
    """
    known = class_names_in(shipped(data_folder(), "Shoes/Train"))
    made_up = ["0" + name for name in class_names(rng, n)]
    return sorted([*known[: n - 1], *made_up[: n - len(known[: n - 1])]])


def permuted(data: ModelData, rng: np.random.Generator) -> tuple[ModelData, np.ndarray]:
    """A chain that computes the same from channels and units in another order.

    Every layer with weights but the last puts its outputs out in an order drawn from `rng`, and
    the next one reads them in that order. Returns with it the order of the features, the outputs
    of the layer before the last: `features(permuted) == features(data)[:, order]`.

    The chain may hold Conv2D, BatchNormalization, pooling, Flatten, Dense, and what has no
    weights and looks at each number, or each pixel, alone.
    """
    order = np.arange(data.layers[0].config["batch_shape"][-1])
    features = order
    layers = []
    for layer in data.layers:
        weights = layer.weights
        if layer is data.layers[-1]:
            features = order
        if layer.kind == "BatchNormalization":
            weights = tuple(weight[order] for weight in weights)
        elif layer.kind == "Flatten":
            order = np.arange(_flat_size(data, layer)).reshape(-1, len(order))[:, order].ravel()
        elif weights:
            n_outputs = weights[0].shape[-1]
            last = layer is data.layers[-1]
            new = np.arange(n_outputs) if last else rng.permutation(n_outputs)
            kernel, *bias = weights
            weights = (kernel[..., order, :][..., new], *(one[new] for one in bias))
            order = new
        layers.append(msgspec.structs.replace(layer, weights=weights))
    return msgspec.structs.replace(data, layers=tuple(layers)), features


def _flat_size(data: ModelData, flatten: LayerData) -> int:
    """How many numbers a Flatten puts out: what the next layer with weights reads."""
    after = data.layers[[layer is flatten for layer in data.layers].index(True) + 1 :]
    return int(next(layer for layer in after if layer.weights).weights[0].shape[0])


def predict(data: ModelData, pictures: np.ndarray) -> np.ndarray:
    """What the model gives for pictures, computed by the judge from the evidence."""
    return outputs_of(data, pictures)


def up_to(data: ModelData, n_layers: int) -> ModelData:
    """The first `n_layers` layers of a chain (inputs not counted), as a model of their own."""
    n_inputs = len(data.layers) - len(data.chain)
    kept = data.layers[: n_inputs + n_layers]
    return msgspec.structs.replace(data, layers=kept, outputs=(len(kept) - 1,))


def entries(data: ModelData) -> tuple[LayerData, ...]:
    """The entries of `model.layers`: a Functional model lists its input, a Sequential does not."""
    return data.layers if data.style == "functional" else data.chain


def with_trainable(data: ModelData, *positions: int) -> ModelData:
    """The model with only these entries of `model.layers` trainable; -1 is the last."""
    chosen = {id(entries(data)[at]) for at in positions}
    layers = tuple(
        msgspec.structs.replace(layer, trainable=id(layer) in chosen) for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


def with_head_weights(data: ModelData, *weights: np.ndarray) -> ModelData:
    """The model with other weights in its last layer."""
    *below, head = data.layers
    head = msgspec.structs.replace(head, weights=weights)
    return msgspec.structs.replace(data, layers=(*below, head))


def with_layer_below_the_head(data: ModelData, layer: LayerData) -> ModelData:
    """The chain with one more layer, between its last one and what that stood on."""
    *below, head = data.layers
    layer = msgspec.structs.replace(layer, inputs=head.inputs)
    head = msgspec.structs.replace(head, inputs=(len(below),))
    return msgspec.structs.replace(data, layers=(*below, layer, head), outputs=(len(below) + 1,))


def renamed(data: ModelData, names: Mapping[str, str]) -> ModelData:
    """The model with other names for these layers."""
    layers = tuple(
        msgspec.structs.replace(layer, name=names.get(layer.name, layer.name))
        for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


def kinds(layers: tuple[LayerData, ...]) -> str:
    """A row of layers in words: "Conv2D, MaxPooling2D, Flatten"."""
    return ", ".join(layer.kind for layer in layers) or "no layers at all"


def _chain(
    layers: list[keras.layers.Layer],
    style: Style,
    shape: tuple[int | None, ...],
    rng: np.random.Generator,
    bias: float,
) -> ModelData:
    """The data of a model of these layers with random weights; no live model is made for it."""
    made = [LayerData("input_layer", "InputLayer", {"batch_shape": list(shape)}, ())]
    seen: Counter[str] = Counter()
    for layer in layers:
        kind, config = type(layer).__name__, kept_config(layer)
        base = re.sub(r"_\d+$", "", layer.name)
        name = f"{base}_{seen[base]}" if seen[base] else base
        seen[base] += 1
        wanted = expected_shapes(kind, config, shape[-1] or 1)
        weights = tuple(_random(kind, at, one, rng, bias) for at, one in enumerate(wanted))
        n_statistics = STATISTICS.get(kind, 0)
        made.append(LayerData(name, kind, config, (len(made) - 1,), True, weights, n_statistics))
        shape = layer.compute_output_shape(shape)
    return ModelData(style, style, tuple(made), (len(made) - 1,))


def _random(
    kind: str, at: int, shape: tuple[int, ...], rng: np.random.Generator, bias: float
) -> np.ndarray:
    """A layer's weight number `at`: He's standard deviation, variances positive."""
    values = rng.normal(0, (2 / max(1, int(np.prod(shape[:-1])))) ** 0.5, shape)
    if kind == "BatchNormalization":  # scale, shift, mean, variance
        values = np.abs(values) + 0.5 if at == 3 else values * (bias if at else 1.0)
    elif at == 1:
        values = values * bias
    return values.astype("float32")

"""build_classifier(n_classes, image_size, ...): a network with fresh weights."""

from itertools import pairwise

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import listed, model_in, the_layer
from autograder.evidence.layers import pair
from autograder.evidence.model import LayerData, ModelData
from autograder.scoring.comparing import layers_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "build"
BLOCK = ("Conv2D", "BatchNormalization", "MaxPooling2D")
TOP = ("GlobalAveragePooling2D", "Dropout", "Dense")
DROPPED = 0.2
MOMENTUM = 0.9


def built(student: Student, n_classes: int, **options: object) -> ModelData:
    return model_in(student.build_classifier(n_classes, **options), "build_classifier")


def takes_images(model: ModelData, height: int, width: int) -> None:
    """A Mistake unless the model takes colour images of that size."""
    shapes = [layer.config["batch_shape"][1:] for layer in model.layers if not layer.inputs]
    expect(
        shapes == [[height, width, 3]],
        f"With image_size=({height}, {width}) the model should take inputs of shape "
        f"{(height, width, 3)}; yours takes {' and '.join(str(tuple(s)) for s in shapes)}.",
        "other-input",
    )


def has_layers(model: ModelData, n_blocks: int) -> None:
    """A Mistake unless the layers are those asked for, in their order."""
    wanted = BLOCK * n_blocks + TOP
    found = tuple(layer.kind for layer in essential(model))
    reason, why = "other-layers", ""
    if found == tuple(kind for kind in wanted if kind != "BatchNormalization"):
        reason, why = "no-batch-normalization", " There is no BatchNormalization."
    elif found == BLOCK * n_blocks + ("Flatten", *TOP[1:]):
        reason, why = "flattened", " Average over the places instead of flattening them."
    elif n_blocks != 4 and found == BLOCK * 4 + TOP:
        reason, why = "ignored-blocks", " Is the number of blocks taken from `n_blocks`?"
    expect(
        found == wanted,
        f"With n_blocks={n_blocks} the layers should be {', '.join(wanted)}; yours are "
        f"{', '.join(found)}." + why,
        reason,
        layers_beside(essential(model), wanted),
    )
    for layer in essential(model):
        if layer.kind == "MaxPooling2D":
            sizes = [pair(layer.config[name]) for name in ("pool_size", "strides")]
            expect(
                sizes == [(2, 2), (2, 2)],
                f"{the_layer(layer)} should keep one of each four neighbours; it takes windows of "
                f"{sizes[0][0]}x{sizes[0][1]}, {sizes[1][0]} apart.",
                "other-pool",
            )


def essential(model: ModelData) -> list[LayerData]:
    """The layers without activations that stand alone, which belong to the layer before."""
    return [layer for layer in model.chain if layer.kind not in ("Activation", "ReLU", "Softmax")]


def activation_of(model: ModelData, layer: LayerData) -> str:
    """A layer's activation, its own or that of the layer that stands right behind it."""
    own = str(layer.config.get("activation", "linear"))
    after = model.layers[model.layers.index(layer) + 1 :][:1]
    if own == "linear" and after and after[0].kind in ("Activation", "ReLU", "Softmax"):
        alone = after[0]
        return str(alone.config.get("activation", alone.kind.lower()))
    return own


def relus_behind_other_layers(model: ModelData) -> list[LayerData]:
    """The relus that stand alone, and behind something else than a convolution."""
    return [
        layer
        for before, layer in pairwise(model.chain)
        if before.kind != "Conv2D"
        and layer.kind in ("Activation", "ReLU")
        and layer.config.get("activation", "relu") == "relu"
    ]


def convolutions_are_right(model: ModelData, first_filters: int) -> None:
    """A Mistake unless filters, their size and activation are those asked for."""
    convolutions = [layer for layer in model.chain if layer.kind == "Conv2D"]
    wanted = [first_filters * 2**at for at in range(len(convolutions))]
    found = [int(layer.config["filters"]) for layer in convolutions]
    expect(
        found == wanted,
        f"With first_filters={first_filters} the blocks should have {wanted} filters; yours have "
        f"{found}.",
        "other-filters",
    )
    late = relus_behind_other_layers(model)
    for layer in convolutions:
        has_relu = activation_of(model, layer) == "relu"
        size = layer.weights[0].shape[:2]
        expect(
            size == (3, 3),
            f"The filters of {the_layer(layer)} should be 3x3; they are {size[0]}x{size[1]}.",
            "other-filter-size",
        )
        expect(
            has_relu or not late,
            f"The relu of {the_layer(layer)} should be its own, so that it comes before the "
            f"BatchNormalization; in your network it comes after that, in {listed(late)}.",
            "relu-too-late",
        )
        expect(
            has_relu,
            f"{the_layer(layer)} should have relu as its activation; yours has "
            f"{activation_of(model, layer)!r}. Without one, two convolutions can do no more than "
            f"one.",
            "no-activation",
        )


def head_is_right(model: ModelData, n_classes: int) -> None:
    """A Mistake unless the last layers give probabilities of so many classes."""
    last = [layer for layer in model.chain if layer.kind == "Dense"][-1]
    found = last.weights[0].shape[1]
    expect(
        found == n_classes,
        f"With n_classes={n_classes} the last layer should have {n_classes} units; yours has "
        f"{found}.",
        "fixed-number-of-classes",
    )
    expect(
        activation_of(model, last) == "softmax",
        f"The last layer should give probabilities, with softmax; its activation is "
        f"{activation_of(model, last)!r}.",
        "no-softmax",
    )
    rate = next(layer.config["rate"] for layer in model.chain if layer.kind == "Dropout")
    expect(
        abs(rate - DROPPED) < 1e-6,
        f"Dropout should leave out {DROPPED:.0%} of the numbers; yours leaves out {rate:.0%}.",
        "other-dropout",
    )


@check(
    points=3,
    hints=(
        "Read the docstring from the top: which layer comes after which?",
        "A Sequential model is a list of layers, and a loop can add the same three anew.",
        "Begin with keras.Input; in a loop over the blocks add convolution, normalization and "
        "pooling; add the three last layers behind the loop.",
    ),
)
def test_has_the_layers(student: Student) -> None:
    """It returns a model of four blocks, a pooling over all places, dropout, and a dense layer."""
    model = built(student, 6)
    takes_images(model, 64, 64)
    has_layers(model, 4)


@check(
    points=3,
    hints=(
        "How many filters has each block, how large are they, and what follows them?",
        "The second block has twice as many filters as the first, the third twice as many again.",
        "In block number k, from 0, there are first_filters * 2**k filters of 3 by 3, with relu.",
    ),
    needs=("has_the_layers",),
)
def test_filters_double(student: Student) -> None:
    """Each convolution has 3x3 filters and relu, and twice as many filters as the one before."""
    convolutions_are_right(built(student, 6), 16)


@check(
    points=3,
    hints=(
        "How many probabilities does the network give, and do they add up to one?",
        "The last layer has a unit for each class; softmax makes probabilities of its outputs.",
        "Dropout at the rate of the docstring, then a dense layer as wide as there are classes, "
        "with softmax.",
    ),
    needs=("has_the_layers",),
)
def test_ends_in_probabilities(student: Student) -> None:
    """The last layer gives a probability for each class, after a dropout of 0.2."""
    head_is_right(built(student, 6), 6)


@check(
    points=2,
    hints=(
        "How fast does the normalization follow what it sees?",
        "BatchNormalization has an argument for it; Keras' own value is 0.99.",
        "Give each BatchNormalization a momentum of 0.9.",
    ),
    needs=("has_the_layers",),
)
def test_normalization_keeps_pace(student: Student) -> None:
    """Each BatchNormalization has a momentum of 0.9."""
    for layer in built(student, 6).chain:
        momentum = float(layer.config.get("momentum", MOMENTUM))
        expect(
            abs(momentum - MOMENTUM) < 1e-6,
            f"{the_layer(layer)} has a momentum of {momentum:g}; it should be {MOMENTUM}.",
            "other-momentum",
        )


@check(
    points=2,
    hints=(
        "Does it know anything when it is new?",
        "A network from scratch has random weights, others each time.",
        "Make new layers in the function, each time that it is called.",
    ),
    needs=("has_the_layers",),
)
def test_starts_from_scratch(student: Student) -> None:
    """Its weights are fresh and random, other ones each time that it is called."""
    one = built(student, 6)
    other = model_in(student.build_classifier(6, attempt=1), "build_classifier")
    for a, b in zip(one.chain, other.chain):
        if a.kind in ("Conv2D", "Dense"):
            kernel = a.weights[0]
            expect(
                bool(np.std(kernel) > 0),
                f"All weights of {the_layer(a)} are the same number, so that all its units would "
                f"learn the same.",
                "constant-weights",
            )
            expect(
                not np.array_equal(kernel, b.weights[0]),
                f"{the_layer(a)} starts with the same weights each time.",
                "same-weights",
            )
    expect(
        all(layer.trainable for layer in one.weighted),
        "Some layers are frozen; a network that starts from nothing has to learn all its weights.",
        "frozen",
    )
    probes.predict(one, np.zeros((1, 64, 64, 3), "float32"))

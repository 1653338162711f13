"""Models as data: what a live model is crosses, and is rebuilt to compute the same."""

import io
from itertools import product

import keras
import msgspec
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from autograder.errors import EvidenceError
from autograder.evidence import wire
from autograder.evidence.calls import Returned
from autograder.evidence.model import LayerData, ModelData, movement
from autograder.evidence.restore import restore
from autograder.evidence.run import outputs_of
from autograder.evidence.snapshot import snapshot


def small(style: str = "sequential") -> keras.Model:
    stack = [
        layers.Conv2D(3, 3, activation="relu"),
        layers.BatchNormalization(),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(4, activation="relu"),
        layers.Dense(2, activation="softmax"),
    ]
    if style == "sequential":
        return keras.Sequential([keras.Input((16, 16, 3)), *stack])
    inputs = outputs = keras.Input((16, 16, 3))
    for layer in stack:
        outputs = layer(outputs)
    return keras.Model(inputs, outputs)


def nested() -> keras.Model:
    inner = small("functional")
    inner.trainable = False
    return keras.Sequential([keras.Input((16, 16, 3)), inner, layers.Dense(3)])


def branched() -> keras.Model:
    inputs = keras.Input((16, 16, 3))
    left = layers.SeparableConv2D(4, 3, padding="same")(inputs)
    right = layers.DepthwiseConv2D(3, padding="same")(inputs)
    joined = layers.Concatenate()([left, right])
    added = layers.Add()([joined, layers.Conv2D(7, 1)(inputs)])
    return keras.Model(inputs, layers.GlobalAveragePooling2D()(layers.ReLU(6.0)(added)))


def unbuilt() -> keras.Model:
    return keras.Sequential(small().layers[:-1])


def crossed(model: keras.Model) -> ModelData:
    whole = wire.pack(Returned(snapshot(model)))
    value = wire.receive(io.BytesIO(whole), Returned).value
    assert isinstance(value, ModelData)
    return value


@pytest.mark.parametrize("make", [small, lambda: small("functional"), nested, branched, unbuilt])
def test_a_model_computes_the_same_after_crossing(make) -> None:
    model = make()
    images = np.random.default_rng(0).random((5, 16, 16, 3)).astype("float32")
    wanted = np.asarray(model(images))
    assert np.allclose(np.asarray(restore(crossed(model))(images)), wanted, atol=1e-6)


def test_layers_of_an_inner_model_are_laid_out_flat_and_frozen_with_it() -> None:
    data = crossed(nested())
    assert [layer.kind for layer in data.chain][-2:] == ["Dense", "Dense"]
    assert [layer.trainable for layer in data.chain] == [False] * 6 + [True]
    assert data.chain[0].group == "functional" or data.chain[0].group.startswith("functional")


def test_flags_and_compilation_cross() -> None:
    model = small()
    model.layers[0].trainable = False
    model.compile(keras.optimizers.Adam(3e-4), "categorical_crossentropy", metrics=["accuracy"])
    data = crossed(model)
    assert not data.chain[0].trainable and data.chain[-1].trainable
    assert data.compiled is not None
    assert data.compiled.optimizer == "adam"
    assert data.compiled.learning_rate == pytest.approx(3e-4)
    assert data.compiled.loss == "categorical_crossentropy"


def test_statistics_of_batch_normalization_are_told_apart() -> None:
    layer = crossed(small()).chain[1]
    assert len(layer.learned) == 2 and len(layer.statistics) == 2


def called(inner: keras.Model, training: bool | None = None) -> keras.Model:
    """A model that calls another one, in a mode if one is named."""
    inputs = keras.Input(inner.input_shape[1:])
    mode = {} if training is None else {"training": training}
    return keras.Model(inputs, inner(inputs, **mode))


def mixed() -> keras.Model:
    inputs = keras.Input((4,))
    scaled = layers.BatchNormalization()(layers.Dense(3)(inputs), training=True)
    return keras.Model(inputs, layers.Dense(2)(scaled))


@pytest.mark.parametrize(
    ("make", "mode"),
    [
        (lambda: called(small()), None),
        (lambda: called(small(), False), False),
        (lambda: called(small(), True), True),
        (lambda: called(small("functional"), True), True),
        (lambda: keras.Sequential([keras.Input((16, 16, 3)), called(small(), True)]), True),
        (mixed, True),
        (lambda: called(mixed()), True),
        (lambda: called(mixed(), False), False),
        (lambda: called(called(mixed(), False), True), True),
    ],
)
def test_the_mode_that_a_layer_was_called_in_crosses(make, mode: bool | None) -> None:
    """It counts where the model is called in none, and an outer model's wins: as in Keras."""
    model = make()
    images = np.random.default_rng(0).random((5, *model.input_shape[1:])).astype("float32")
    data = crossed(model)
    modes = {layer.kind: layer.training for layer in data.chain}
    assert modes.pop("BatchNormalization") is mode and set(modes.values()) == {None}
    in_use, plain = np.asarray(model(images, training=False)), np.asarray(model(images))
    assert np.allclose(plain, in_use, atol=1e-6) is not (mode is True)
    for _ in range(2):
        assert np.allclose(outputs_of(data, images), plain, atol=1e-5)


def test_keras_heeds_no_mode_in_fit_and_predict() -> None:
    """What the model's own methods do is their own mode; frozen statistics stay in any."""
    images, labels = np.random.default_rng(0).random((8, 16, 16, 3)) + 1, np.eye(2)[[0, 1] * 4]
    for mode, frozen in product((None, False, True), (False, True)):
        base = small()
        base.trainable = not frozen
        model = called(base, mode)
        model.compile("sgd", "categorical_crossentropy")
        before = snapshot(model)
        in_use = np.asarray(model(images, training=False))
        assert np.allclose(model.predict(images, verbose=0), in_use, atol=1e-5)
        model.fit(images, labels, verbose=0)
        was, now = (
            next(one for one in m.chain if one.statistics) for m in (before, snapshot(model))
        )
        assert (movement(was.statistics, now.statistics) == 0) is frozen


def softmax(values):
    """A function that only borrows an accepted name: each column adds up to 1."""
    return keras.ops.softmax(values, axis=0)


class OwnLayer(layers.Layer):
    def call(self, inputs):
        return inputs


class Dense(layers.Dense):
    """A class that only borrows an accepted name."""


def chain(*stack: layers.Layer) -> keras.Model:
    return keras.Sequential([keras.Input((4,)), *stack])


@pytest.mark.parametrize(
    "make",
    [
        lambda: chain(layers.Lambda(lambda x: x)),
        lambda: chain(OwnLayer()),
        lambda: chain(Dense(2)),
        lambda: chain(layers.Dense(2, activation=lambda x: x * 2)),
        lambda: chain(layers.Dense(2, activation=softmax)),
        lambda: chain(layers.Dense(2, activation=lambda x: x.no_such_attribute)),
    ],
    ids=["Lambda", "own layer", "borrowed name", "own activation", "borrowed activation", "broken"],
)
def test_what_is_not_keras_own_does_not_cross(make) -> None:
    with pytest.raises(EvidenceError):
        snapshot(make())


@pytest.mark.parametrize(
    ("activation", "name"),
    [
        (tf.nn.softmax, "softmax"),
        (layers.Softmax(), "softmax"),
        (lambda x: keras.ops.maximum(x, 0), "relu"),
        ("swish", "silu"),
        (None, "linear"),
    ],
)
def test_an_activation_is_named_by_what_it_does(activation, name: str) -> None:
    model = chain(layers.Dense(3, activation=activation))
    values = np.random.default_rng(0).normal(size=(5, 4))
    assert snapshot(model).chain[-1].config["activation"] == name
    assert np.allclose(restore(crossed(model))(values), model(values), atol=1e-6)


@pytest.mark.parametrize("pool", [keras.ops.mean, keras.ops.max])
def test_pooling_written_as_an_operation_computes_the_same_after_crossing(pool) -> None:
    inputs = keras.Input((6, 5, 3))
    model = keras.Model(inputs, layers.Dense(2)(pool(inputs, axis=(1, 2))))
    images = np.random.default_rng(0).random((4, 6, 5, 3))
    assert np.allclose(restore(crossed(model))(images), model(images), atol=1e-6)


@pytest.mark.parametrize("operation", [lambda x: keras.ops.mean(x, axis=1), lambda x: x * 2])
def test_a_bare_operation_is_named(operation) -> None:
    inputs = keras.Input((6, 5, 3))
    with pytest.raises(EvidenceError, match=r"bare operation '(Mean|Multiply)'; use a Keras layer"):
        snapshot(keras.Model(inputs, operation(inputs)))


def test_weights_that_ran_away_do_not_cross() -> None:
    model = chain(layers.Dense(2))
    model.layers[0].kernel.assign(np.full((4, 2), np.nan))
    with pytest.raises(EvidenceError, match="not finite"):
        snapshot(model)


def forged(**changes: object) -> ModelData:
    """A small valid model with its Dense layer changed."""
    data = snapshot(chain(layers.Dense(2)))
    first, dense = data.layers
    return msgspec.structs.replace(data, layers=(first, msgspec.structs.replace(dense, **changes)))


@pytest.mark.parametrize(
    "data",
    [
        forged(kind="Lambda"),
        forged(kind="__class__"),
        forged(config={"units": 10**9}),
        forged(config={"units": 10**6}),
        forged(config={"units": 2, "activation": "os.system"}),
        forged(config={"units": 2, "kernel_initializer": {"class_name": "Evil"}}),
        forged(config={}),
        forged(config={"units": [[[[2]]]]}),
        forged(inputs=(5,)),
        forged(inputs=(1,)),
        forged(inputs=()),
        forged(inputs=(-1,)),
        forged(weights=()),
        forged(weights=(np.ones((4, 3), "float32"), np.ones(3, "float32"))),
        ModelData("m", "sequential", (), ()),
        ModelData("m", "functional", (LayerData("i", "InputLayer", {"batch_shape": 3}, ()),), (0,)),
        ModelData(
            "m",
            "functional",
            (LayerData("i", "InputLayer", {"batch_shape": [None, 10**9]}, ()),),
            (0,),
        ),
    ],
)
def test_forged_models_are_refused(data: ModelData) -> None:
    with pytest.raises(EvidenceError):
        restore(data)


def test_a_layer_too_large_to_run_is_refused() -> None:
    stack = [LayerData("i", "InputLayer", {"batch_shape": [None, 64, 64, 3]}, ())]
    for at in range(4):
        stack.append(LayerData(f"z{at}", "ZeroPadding2D", {"padding": [3000, 3000]}, (at,)))
    with pytest.raises(EvidenceError, match="too large"):
        restore(ModelData("m", "functional", tuple(stack), (4,)))


def test_movement_is_infinite_where_it_cannot_be_told() -> None:
    ones = (np.ones(3),)
    assert movement(ones, ones) == 0
    assert movement(ones, (np.array([1, 1, 1.5]),)) == 0.5
    assert movement(ones, (np.array([1, np.nan, 1]),)) == float("inf")
    assert movement(ones, (np.ones(4),)) == float("inf")
    assert movement(ones, ()) == float("inf")


def test_names_that_keras_refuses_are_made_plain() -> None:
    data = msgspec.structs.replace(snapshot(small()), name="a/b" * 200)
    assert restore(data).name == ("a/b" * 200).replace("/", "_")[:200]


def test_a_model_that_is_too_deep_is_refused() -> None:
    stack = [LayerData("i", "InputLayer", {"batch_shape": [None, 4]}, ())]
    stack += [LayerData(f"r{at}", "ReLU", {}, (at,)) for at in range(1_990)]
    with pytest.raises(EvidenceError, match=r"too deep|1991 layers"):
        restore(ModelData("m", "sequential", tuple(stack), (1_990,)))

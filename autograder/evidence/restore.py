"""From `ModelData` to a live Keras model, from an allow-list and never from code or a pickle."""

import keras
import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence.layers import MERGING, expected_shapes, make_layer
from autograder.evidence.model import LayerData, ModelData
from autograder.evidence.settings import fault
from autograder.evidence.work import Shape, Work

MAX_LAYERS = 400
MAX_MERGED = 64


def restore(data: ModelData) -> keras.Model:
    """A live model with the data's layers, weights, flags and modes, not compiled.

    Raises EvidenceError if the data is not that of a model (unknown layers, connections that
    lead nowhere, weights that do not fit), or if running it would take too much.
    """
    if not 1 <= len(data.layers) <= MAX_LAYERS or not data.outputs:
        raise EvidenceError(f"a model of {len(data.layers)} layers is not accepted")
    try:
        return _restore(data)
    except RecursionError as error:
        raise EvidenceError("the model is too deep to be rebuilt") from error
    except (ValueError, TypeError) as error:
        raise EvidenceError(f"the layers do not make one model: {error}") from error


def _restore(data: ModelData) -> keras.Model:
    names = _unique_names(data)
    work = Work()
    tensors: list[keras.KerasTensor] = []
    shapes: list[Shape] = []
    live: list[keras.layers.Layer | None] = []
    for layer, name in zip(data.layers, names):
        if any(not 0 <= at < len(tensors) for at in layer.inputs):
            raise EvidenceError(f"layer {name!r} is connected to a layer that comes later")
        made, tensor, shape = _connect(
            layer,
            name,
            [tensors[at] for at in layer.inputs],
            [shapes[at] for at in layer.inputs],
            work,
        )
        live.append(made)
        tensors.append(tensor)
        shapes.append(shape)
    if any(not 0 <= at < len(tensors) for at in data.outputs):
        raise EvidenceError("an output of the model is no layer of it")
    return _assemble(data, tensors, live)


def _connect(
    layer: LayerData,
    name: str,
    inputs: list[keras.KerasTensor],
    shapes: list[Shape],
    work: Work,
) -> tuple[keras.layers.Layer | None, keras.KerasTensor, Shape]:
    """The live layer, what it puts out, and the shape of that for one image."""
    if layer.kind == "InputLayer":
        sizes = _input_shape(layer, name)
        return None, keras.Input(shape=sizes, name=name), work.start(name, sizes)
    n_merged = range(1, MAX_MERGED + 1) if layer.kind in MERGING else (1,)
    if len(inputs) not in n_merged:
        raise EvidenceError(f"layer {name!r} has {len(inputs)} inputs")
    made = make_layer(layer.kind, name, layer.config)
    channels = inputs[0].shape[-1]
    wanted = expected_shapes(layer.kind, layer.config, channels or 0)
    if wanted != [w.shape for w in layer.weights]:
        raise EvidenceError(
            f"layer {name!r}: weights of shapes {[w.shape for w in layer.weights]} do not fit "
            f"its configuration, which needs {wanted}"
        )
    shape = work.layer(layer.kind, layer.config, made, shapes, wanted)
    try:
        tensor = made(inputs if layer.kind in MERGING else inputs[0], **_mode(layer))
        made.set_weights([np.asarray(weight) for weight in layer.weights])
    except (TypeError, ValueError, ArithmeticError, IndexError, AttributeError) as error:
        raise EvidenceError(f"layer {name!r} cannot be connected: {error}") from error
    made.trainable = layer.trainable
    return made, tensor, shape


def _mode(layer: LayerData) -> dict[str, bool]:
    """The mode that a layer is called in, where the data names one."""
    return {} if layer.training is None else {"training": layer.training}


def _input_shape(layer: LayerData, name: str) -> tuple[int | None, ...]:
    if layer.inputs or layer.weights or fault("InputLayer", layer.config):
        raise EvidenceError(
            f"the input {name!r} of shape {layer.config.get('batch_shape')!r} is not accepted"
        )
    return tuple(layer.config["batch_shape"][1:])


def _assemble(
    data: ModelData, tensors: list[keras.KerasTensor], live: list[keras.layers.Layer | None]
) -> keras.Model:
    inputs = [t for t, layer in zip(tensors, data.layers) if layer.kind == "InputLayer"]
    if not inputs:
        raise EvidenceError("the model has no input")
    chain = [layer for layer in live if layer is not None]
    if data.style == "sequential" and _is_chain(data):
        model = keras.Sequential(
            [keras.Input(tensor=inputs[0]), *chain], name=_plain_name(data.name)
        )
        model(model.inputs[0])  # until its first call, a Sequential has no `.output`
        return model
    outputs = [tensors[at] for at in data.outputs]
    return keras.Model(
        inputs if len(inputs) > 1 else inputs[0],
        outputs if len(outputs) > 1 else outputs[0],
        name=_plain_name(data.name),
    )


def _plain_name(name: str) -> str:
    """A name that Keras accepts."""
    return name.replace("/", "_")[:200] or "model"


def _is_chain(data: ModelData) -> bool:
    steps = [layer.inputs for layer in data.layers]
    follows = all(inputs == (at,) for at, inputs in enumerate(steps[1:]))
    # A Sequential calls its layers itself, in no mode of their own.
    free = all(layer.training is None for layer in data.layers)
    return steps[0] == () and follows and free and data.outputs == (len(steps) - 1,)


def _unique_names(data: ModelData) -> list[str]:
    """Layer names, told apart by their group or a number where inner models repeat them."""
    taken: set[str] = set()
    names = []
    for layer in data.layers:
        name = layer.name if layer.name not in taken else f"{layer.group}_{layer.name}"
        name = _plain_name(name)
        while name in taken:
            name += "_"
        taken.add(name)
        names.append(name)
    return names

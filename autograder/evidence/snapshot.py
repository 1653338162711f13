"""From a live Keras model to `ModelData`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import keras
import numpy as np

from autograder.errors import EvidenceError
from autograder.evidence.layers import MODAL, STATISTICS, kept_config
from autograder.evidence.model import CompileData, LayerData, ModelData, Style


class Around(NamedTuple):
    """What the models around a layer settle for it: their names, and if it may learn.

    `training` is the mode that they were called in. An outer model's wins over an inner one's and
    over the layer's own, as in Keras.
    """

    group: str = ""
    trainable: bool = True
    training: bool | None = None


def snapshot(model: keras.Model) -> ModelData:
    """The model as data: inner models laid out flat, weights copied.

    Raises EvidenceError for a model that is not made of Keras' own standard layers.
    """
    layers: list[LayerData] = []
    outputs = _append(layers, model, inputs=None, around=Around())
    style: Style = "sequential" if isinstance(model, keras.Sequential) else "functional"
    return ModelData(str(model.name), style, tuple(layers), tuple(outputs), _compiled(model))


def _append(
    layers: list[LayerData], model: keras.Model, inputs: list[int] | None, around: Around
) -> list[int]:
    """Append a model's layers; the positions of its outputs. `inputs` is None at the top."""
    around = around._replace(trainable=around.trainable and bool(model.trainable))
    if isinstance(model, keras.Sequential):
        return _append_sequential(layers, model, inputs, around)
    if isinstance(model, keras.Model) and hasattr(model, "operations"):
        return _append_functional(layers, model, inputs, around)
    raise EvidenceError(
        f"{type(model).__name__} is a model class of its own; the grader can look only at "
        f"keras.Sequential and keras.Model(inputs, outputs)"
    )


def _append_sequential(
    layers: list[LayerData], model: keras.Sequential, inputs: list[int] | None, around: Around
) -> list[int]:
    if not model.layers:
        raise EvidenceError(f"the model {model.name!r} has no layers")
    if inputs is None:
        inputs = [_add_input(layers, "input", _sequential_input(model))]
    for layer in model.layers:
        inputs = _append_layer(layers, layer, inputs, around)
    return inputs


def _sequential_input(model: keras.Sequential) -> tuple[int | None, ...]:
    """The shape of the model's input; a model of layers that know theirs is built to it.

    Keras itself would build it at its first call, and until then new layers have no weights.
    """
    if model.built:
        return tuple(model.input_shape)
    first = model.layers[0]
    shape = first.get_build_config().get("input_shape") if first.built else None
    if shape is None:
        raise EvidenceError(
            f"the model {model.name!r} does not know the shape of its input; build it from "
            f"layers that have seen one, or begin with keras.Input"
        )
    try:
        model.build(tuple(shape))
    except (TypeError, ValueError) as error:
        raise EvidenceError(f"the model {model.name!r} cannot be built: {error}") from error
    return tuple(shape)


def _append_functional(
    layers: list[LayerData], model: Any, inputs: list[int] | None, around: Around
) -> list[int]:
    config = model.get_config()
    produced: dict[str, list[int]] = {}
    names = [entry[0] for entry in _tensors(config["input_layers"])]
    given = dict(zip(names, inputs)) if inputs is not None else {}
    operations = {operation.name: operation for operation in model.operations}
    for entry in config["layers"]:
        name = entry["name"]
        layer = operations[name]
        if entry["class_name"] == "InputLayer":
            if name not in given:
                given[name] = _add_input(layers, name, tuple(layer.batch_shape))
            produced[name] = [given[name]]
            continue
        if len(entry["inbound_nodes"]) != 1:
            raise EvidenceError(
                f"layer {name!r} is used more than once in the model; the grader cannot follow that"
            )
        node = entry["inbound_nodes"][0]
        sources = [produced[source][at] for source, _, at in _history(node)]
        produced[name] = _append_layer(layers, layer, sources, _called(around, node))
    return [produced[name][at] for name, _, at in _tensors(config["output_layers"])]


def _called(around: Around, node: Mapping[str, Any]) -> Around:
    """What is around a layer, with the mode that this call of it names."""
    mode = node["kwargs"].get("training")
    if around.training is not None or mode is None:
        return around
    return around._replace(training=bool(mode))


def _append_layer(
    layers: list[LayerData], layer: Any, inputs: list[int], around: Around
) -> list[int]:
    if isinstance(layer, keras.Model):
        group = f"{around.group}/{layer.name}" if around.group else str(layer.name)
        return _append(layers, layer, inputs, around._replace(group=group))
    if not isinstance(layer, keras.layers.Layer):
        layers.append(_pooling(layer, tuple(inputs), around.group))
        return [len(layers) - 1]
    kind, config = type(layer).__name__, kept_config(layer)
    weights = tuple(np.array(weight) for weight in layer.get_weights())
    if not all(np.isfinite(weight).all() for weight in weights):
        raise EvidenceError(
            f"the weights of layer {layer.name!r} are not finite numbers any more; the training "
            f"ran away, which a learning rate that is too high does"
        )
    layers.append(
        LayerData(
            name=str(layer.name),
            kind=kind,
            config=config,
            inputs=tuple(inputs),
            trainable=around.trainable and bool(layer.trainable),
            weights=weights,
            n_statistics=STATISTICS.get(kind, 0),
            group=around.group,
            training=around.training if kind in MODAL else None,
        )
    )
    return [len(layers) - 1]


def _pooling(operation: Any, inputs: tuple[int, ...], group: str) -> LayerData:
    """A mean or maximum over rows and columns as the layer that does the same."""
    kind = {"Mean": "GlobalAveragePooling2D", "Max": "GlobalMaxPooling2D"}.get(
        type(operation).__name__
    )
    axes = np.atleast_1d(getattr(operation, "axis", None) or 0) % 4
    if kind is None or len(operation.input.shape) != 4 or sorted(axes) != [1, 2]:
        raise EvidenceError(
            f"the model contains the bare operation {type(operation).__name__!r}; use a Keras layer"
        )
    return LayerData(
        name=str(operation.name),
        kind=kind,
        config={"data_format": "channels_last", "keepdims": bool(operation.keepdims)},
        inputs=inputs,
        group=group,
    )


def _add_input(layers: list[LayerData], name: str, shape: tuple[int | None, ...]) -> int:
    layers.append(LayerData(name, "InputLayer", {"batch_shape": list(shape)}, ()))
    return len(layers) - 1


def _tensors(entry: Any) -> list[tuple[str, int, int]]:
    """Keras writes one tensor as [name, node, at] and several as a list of those."""
    if entry and isinstance(entry[0], str):
        return [tuple(entry)]
    return [tuple(part) for part in entry]


def _history(node: Any) -> list[tuple[str, int, int]]:
    """All Keras tensors in the arguments of a call, in order."""
    if isinstance(node, Mapping):
        if node.get("class_name") == "__keras_tensor__":
            return [tuple(node["config"]["keras_history"])]
        return [found for part in node.values() for found in _history(part)]
    if isinstance(node, list | tuple):
        return [found for part in node for found in _history(part)]
    return []


def _compiled(model: Any) -> CompileData | None:
    if not getattr(model, "compiled", False) or getattr(model, "optimizer", None) is None:
        return None
    try:
        rate: float | None = float(model.optimizer.learning_rate)
    except (TypeError, ValueError):
        rate = None
    config = model.get_compile_config() or {}
    metrics = config.get("metrics") or []
    return CompileData(
        optimizer=type(model.optimizer).__name__.lower(),
        learning_rate=rate if rate is not None and np.isfinite(rate) else None,
        loss=_name(config.get("loss")),
        metrics=tuple(_name(metric) for metric in metrics if metric is not None),
    )


def _name(part: Any) -> str:
    """The name of a loss or metric given as text, as a serialized object, or as a function."""
    if isinstance(part, str):
        return part
    if isinstance(part, Mapping):
        inner = part.get("config")
        if isinstance(inner, Mapping) and isinstance(inner.get("name"), str):
            return str(inner["name"])
        return str(inner) if isinstance(inner, str) else str(part.get("class_name", ""))
    return str(getattr(part, "__name__", part))[:100]

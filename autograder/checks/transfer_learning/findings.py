"""What checks look for in evidence, and how it is told to a student."""

import numpy as np

from autograder.checks.transfer_learning.stepping import loss_on, one_batch
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches
from autograder.evidence.model import LayerData, ModelData, movement
from autograder.evidence.run import outputs_of
from autograder.evidence.values import HistoryData, Other, describe
from autograder.scoring.rubric import expect

#: As a share of a loss: float rounding makes it differ by far less.
_SAME_LOSS = 1e-3
#: Probabilities that differ by less are in another order after other rounding.
_UNSURE = 1e-4


def model_in(returned: Returned, function: str) -> ModelData:
    """The model that a function returned; a Mistake if it is anything else."""
    value = returned.value
    if isinstance(value, Other) and (
        value.type in ("Functional", "Sequential") or "model" in (value.type + value.text).lower()
    ):
        expect(False, f"`{function}` returned a model that cannot be looked at: {value.text}.")
    expect(
        isinstance(value, ModelData),
        f"`{function}` should return a Keras model, but it returned {describe(value)}."
        + (" Is there a `return`?" if describe(value) == "None" else ""),
        "returned-nothing" if describe(value) == "None" else "returned-something-else",
    )
    assert isinstance(value, ModelData)
    return value


def unchanged(before: ModelData, returned: Returned, function: str) -> None:
    """A Mistake if the model that went in lost layers or weights in the call."""
    after = returned.after.get("0")
    same = after is not None and [layer.kind for layer in after.chain] == [
        layer.kind for layer in before.chain
    ]
    expect(
        same,
        f"`{function}` changed the model that it was given: it has other layers afterwards. "
        "Build a new model from its layers, and leave the given one whole.",
        "destroyed-input",
    )
    assert after is not None
    moved = max(
        (movement(b.weights, a.weights) for b, a in zip(before.chain, after.chain)), default=0.0
    )
    expect(
        moved == 0.0,
        f"`{function}` changed the weights of the model that it was given.",
        "changed-input-weights",
    )


def one_chain(model: ModelData, given: ModelData, function: str) -> None:
    """A Mistake unless the model takes the images that `given` takes, and has one output."""
    expect(
        len(model.outputs) == 1,
        f"`{function}` should return a model with one output; yours has {len(model.outputs)}. "
        f"Give keras.Model the output of one layer, not a list of several.",
        "several-outputs",
    )
    wanted = given.layers[0].config["batch_shape"]
    found = [layer.config["batch_shape"] for layer in model.layers if layer.kind == "InputLayer"]
    fits = len(found) == 1 and len(found[0]) == len(wanted)
    fits = fits and all(f in (w, None) for f, w in zip(found[0][1:], wanted[1:]))
    expect(
        fits,
        f"The given model takes inputs of shape {_shape(wanted)}, but the model that "
        f"`{function}` returned takes {' and '.join(_shape(shape) for shape in found)}. Take the "
        f"input from the given model.",
        "other-input",
    )


def _shape(batch_shape: list[int | None]) -> str:
    sizes = ", ".join("?" if n is None else str(n) for n in batch_shape[1:])
    return f"({sizes})"


def the_layer(layer: LayerData) -> str:
    """A layer in a message: "'conv2d' (Conv2D)"."""
    return f"{layer.name!r} ({layer.kind})"


def listed(layers: list[LayerData]) -> str:
    """Layers in a message, at most four by name."""
    names = [the_layer(layer) for layer in layers[:4]]
    more = len(layers) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def has_flags(after: ModelData | None, before: ModelData) -> bool:
    """Whether a model is there, and its layers with weights are trainable as those of `before`."""
    return after is not None and [layer.trainable for layer in after.weighted] == [
        layer.trainable for layer in before.weighted
    ]


def flags_kept(before: ModelData, returned: Returned, function: str) -> None:
    """A Mistake if the call set other `trainable` flags on the model that went in."""
    expect(
        has_flags(returned.after.get("0"), before),
        f"`{function}` changed which layers of the given model are trainable. A model made from "
        f"its layers shares them, so the flag changed on both; leave `trainable` as it is.",
        "changed-input-flags",
    )


def statistics_kept(given: ModelData, model: ModelData, where: str) -> None:
    """A Mistake if the model's layers learned what those of `given` did, on other statistics.

    Layers are compared in their order, as far as both go.
    """
    for original, layer in zip(given.chain, model.chain):
        same = movement(original.statistics, layer.statistics) == 0
        expect(
            same or movement(original.learned, layer.learned) > 0,
            f"What gradients learned in your layer {the_layer(layer)} is there, but its moving "
            f"mean and variance are not those {where}: all of its weights belong to it.",
            "statistics-left-behind",
        )


def in_no_mode(model: ModelData, function: str) -> None:
    """A Mistake if a layer is always in training mode; for models that compute something else.

    BatchNormalization that is frozen works as in use whatever it is told.
    """
    always = [
        layer
        for layer in model.layers
        if layer.training and (layer.trainable or layer.kind != "BatchNormalization")
    ]
    expect(
        not always,
        f"In the model that `{function}` returned, {listed(always)} was called with "
        f"training=True. Called as model(images), it computes as in training: what it gives for "
        f"an image depends on chance, or on the images beside it. Leave `training` away.",
        "training-mode",
    )


def trained(before: ModelData, returned: Returned, function: str) -> ModelData:
    """The model that went in, as training left it; a Mistake if it has other layers now."""
    after = returned.after.get("0")
    same = after is not None and outline(after) == outline(before)
    expect(
        same,
        f"`{function}` should train the model that it is given, but that model has other layers "
        f"afterwards.",
        "destroyed-input",
    )
    assert after is not None
    return after


def outline(model: ModelData) -> tuple[object, ...]:
    """What training leaves as it is: layers, settings, connections, the shapes of weights."""
    layers = [
        (layer.kind, layer.inputs, layer.config, layer.training, [w.shape for w in layer.weights])
        for layer in model.layers
    ]
    return layers, model.outputs


def moved(before: ModelData, after: ModelData) -> list[bool]:
    """For each layer with weights: whether any weight moved, learned or statistic."""
    return [movement(b.weights, a.weights) > 0 for b, a in zip(before.weighted, after.weighted)]


def history_in(returned: Returned, function: str) -> HistoryData:
    """The History that a function returned; a Mistake if it is anything else."""
    value = returned.value
    nothing = describe(value) == "None"
    reason = "returned-the-model" if isinstance(value, ModelData) else "returned-something-else"
    expect(
        isinstance(value, HistoryData),
        f"`{function}` should return the History that `fit` returns, but it returned "
        f"{describe(value)}." + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else reason,
    )
    assert isinstance(value, HistoryData)
    return value


def has_accuracy(history: HistoryData) -> bool:
    """Whether an accuracy was measured on the training and on the validation images."""
    keys = {key for key in history.metrics if "accuracy" in key or key in ("acc", "val_acc")}
    return len(keys) > 1 and any(key.startswith("val_") for key in keys)


def accuracy_counts(returned: Returned, function: str) -> None:
    """A Mistake if an accuracy was measured in a long training, and no image counted as right."""
    metrics = history_in(returned, function).metrics
    shares = [share for name in metrics if "acc" in name for share in metrics[name]]
    expect(
        any(shares) or not shares,
        "The accuracy in the History is 0 after every epoch, while the network learns. Does that "
        "metric count the images whose class is right?",
        "no-accuracy-metric",
    )


def validated_on(
    validation: Batches, training: Batches, before: ModelData, returned: Returned, function: str
) -> None:
    """A Mistake unless the loss of all validation images stands in the History as val_loss."""
    after = trained(before, returned, function)
    told = [loss for loss in history_in(returned, function).metrics.get("val_loss", ()) if loss]
    wanted, seen = loss_on(after, validation), loss_on(after, training)
    last = told[-1] if told else float("nan")
    on_training = abs(last - seen) <= _SAME_LOSS * seen
    expect(
        any(abs(loss - wanted) <= _SAME_LOSS * wanted for loss in told),
        f"On the validation images your trained model has a loss of {wanted:.3f}; the History "
        f"says {last:.3f}."
        + (" That is its loss on the training images." if on_training else " Were all measured?"),
        "validated-on-training-images" if on_training else "validated-on-other-images",
    )


def accuracy_is_counted(
    validation: Batches, before: ModelData, returned: Returned, function: str
) -> None:
    """A Mistake unless val_accuracy, where there is one, is the share of images told right.

    It is looked up after the epoch whose val_loss the trained model has. An image whose two most
    probable classes are as good as equal may count either way.
    """
    metrics = history_in(returned, function).metrics
    after = trained(before, returned, function)
    pictures, labels = one_batch(validation)
    probabilities, wanted = outputs_of(after, pictures), loss_on(after, validation)
    right = probabilities.argmax(axis=1) == labels.argmax(axis=1)
    ranked = np.sort(probabilities, axis=1)
    unsure = np.mean(ranked[:, -1] - ranked[:, -2] < _UNSURE)
    told = [
        share
        for name in metrics
        if name.startswith("val_") and "acc" in name
        for loss, share in zip(metrics["val_loss"], metrics[name])
        if loss is not None and share is not None and abs(loss - wanted) <= _SAME_LOSS * wanted
    ]
    share, last, n_classes = float(right.mean()), told[-1] if told else 0.0, labels.shape[1]
    expect(
        not told or any(abs(one - share) <= unsure + 1e-4 for one in told),
        f"Your trained model classifies {share:.1%} of the validation images correctly; the "
        f"accuracy in the History is {last:.1%}. What does that metric compare, where "
        f"there are {n_classes} classes?",
        "other-accuracy",
    )


def keeps_defaults(returned: Returned, function: str, **wanted: float) -> None:
    """A Mistake if a parameter has another number as default than the exercise's."""
    for name, value in wanted.items():
        found = returned.defaults.get(name, value)
        expect(
            found == value,
            f"The first line of `{function}` says {name}={found:g}; the exercise says "
            f"{name}={value:g}, and calls that leave it out rely on it.",
            "other-default",
        )


def trained_by_default(returned: Returned, function: str, epochs: int) -> None:
    """A Mistake if a call without `epochs` trained for more than the lesson says."""
    n_epochs = history_in(returned, function).n_epochs
    expect(
        n_epochs <= epochs,
        f"Called without `epochs`, `{function}` should train for {epochs} epochs, as its first "
        f"line says; yours trained for {n_epochs}.",
        "other-default",
    )

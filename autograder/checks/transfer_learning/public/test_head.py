"""replace_head(features, n_classes): a new softmax layer on top of the features."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import model_in, one_chain, the_layer
from autograder.evidence.model import LayerData, ModelData, same_weights
from autograder.scoring.comparing import layers_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "head"


def with_head(student: Student, features: ModelData, n_classes: int) -> ModelData:
    """The model with its head; a Mistake unless it is the features' layers and one Dense more."""
    model = model_in(student.replace_head(features, n_classes), "replace_head")
    below, found = [layer.kind for layer in features.chain], [layer.kind for layer in model.chain]
    reason = "wrong-layers"
    if found == below and same_weights(model.chain[-1], features.chain[-1]):
        reason = "no-head"
    elif found[: len(below)] == below and len(found) > len(below) + 1:
        reason = "extra-layers"
        if any(
            layer.config.get("activation") == "softmax" for layer in model.chain[len(below) : -1]
        ):
            reason = "softmax-below"
    elif len(found) <= len(below):
        reason = "cut-the-features"
    expect(
        found == [*below, "Dense"],
        f"The features model has {len(below)} layers: {probes.kinds(features.chain)}. With one "
        f"Dense layer on top that makes {len(below) + 1}; yours has {len(found)}: "
        f"{probes.kinds(model.chain)}."
        + (
            " A layer of `features` is lost: is the new one called on the output of `features`?"
            if reason == "cut-the-features"
            else ""
        )
        + (
            " A softmax stands below the new layer, and lets little through but its own classes."
            if reason == "softmax-below"
            else ""
        ),
        reason,
        layers_beside(model.chain, [*below, "Dense"]),
    )
    one_chain(model, features, "replace_head")
    return model


def units(head: LayerData) -> int:
    return int(head.config["units"])


@check(
    points=1,
    hints=(
        "How many layers does your model have more than `features`? One is enough.",
        "A layer can be called on the output of a model; what comes out ends a new model.",
        "Call a Dense layer on the output of `features`, and make a model from the inputs of "
        "`features` to that.",
    ),
    because="It names the layers that are too many or missing, before their outputs are asked for.",
)
def test_puts_one_dense_layer_on_top(student: Student, rng: np.random.Generator) -> None:
    """The model is the whole of `features` with one Dense layer on top."""
    with_head(student, probes.features(rng), 2)


@check(
    points=1,
    hints=(
        "How many probabilities should come out for an image?",
        "There is one output for each class, and `n_classes` says how many classes there are.",
        "The first argument of Dense is its number of units: take it from `n_classes`.",
    ),
    needs=("puts_one_dense_layer_on_top",),
)
def test_head_has_an_output_for_each_class(student: Student, rng: np.random.Generator) -> None:
    """The new layer has `n_classes` units, whatever that number is."""
    features = probes.features(rng)
    found = {n: units(with_head(student, features, n).chain[-1]) for n in (2, 3)}
    reason = "hard-coded-classes" if found == {2: 2, 3: 2} else "wrong-units"
    for n_classes, n_units in found.items():
        expect(
            n_units == n_classes,
            f"With n_classes={n_classes} the new layer should have {n_classes} units; yours has "
            f"{n_units}.",
            reason,
        )


@check(
    points=2,
    hints=(
        "Add up the outputs of your model for one image. Are they probabilities?",
        "A Dense layer has no activation unless you name one.",
        "The activation that turns outputs into probabilities that sum to one is softmax.",
    ),
    needs=("head_has_an_output_for_each_class",),
)
def test_head_gives_probabilities(student: Student, rng: np.random.Generator) -> None:
    """The outputs are probabilities that sum to one: the activation is softmax."""
    features, images = probes.features(rng), probes.images(rng, 6)
    reasons = {"sigmoid": "sigmoid-head", "linear": "no-activation"}
    for n_classes in (3, 2):
        model = with_head(student, features, n_classes)
        outputs = probes.predict(model, images)
        activation = str(model.chain[-1].config["activation"])
        sums = outputs.sum(axis=1)
        expect(
            activation == "softmax" and np.allclose(sums, 1, atol=1e-4) and outputs.min() >= 0,
            f"The activation of your new layer is {activation!r}, so its outputs for an image sum "
            f"to {sums[0]:.2f} here. Probabilities of classes that exclude each other sum to 1.",
            reasons.get(activation, "other-activation"),
        )


@check(
    points=1,
    hints=(
        "Look at the name of the last layer in `model.summary()`.",
        "Every Keras layer takes an argument `name`.",
        "The layer, not the model, is to be called new_dense_output.",
    ),
    needs=("puts_one_dense_layer_on_top",),
)
def test_head_has_its_name(student: Student, rng: np.random.Generator) -> None:
    """The new layer is named `new_dense_output`."""
    head = with_head(student, probes.features(rng), 2).chain[-1]
    expect(
        head.name == probes.HEAD,
        f"The new layer should be named {probes.HEAD!r}; yours is named {head.name!r}.",
        "head-named-otherwise",
    )


@check(
    points=1,
    hints=(
        "What `features` has learned is in its weights. Are they still there?",
        "A clone or a model rebuilt from a configuration has fresh random weights.",
        "Use `features` itself, or its own layers, below the new layer.",
    ),
    needs=("puts_one_dense_layer_on_top",),
)
def test_head_keeps_the_features(student: Student, rng: np.random.Generator) -> None:
    """Below the new layer, all weights are those of `features`."""
    features = probes.features(rng)
    for kept, original in zip(with_head(student, features, 2).chain, features.chain):
        expect(
            same_weights(kept, original),
            f"The weights of your layer {the_layer(kept)} are not those of `features`: what was "
            f"learned is lost.",
            "fresh-weights",
        )

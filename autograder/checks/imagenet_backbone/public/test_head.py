"""add_head(extractor, n_classes): a softmax layer on top of the features."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.transfer_learning.findings import (
    model_in,
    one_chain,
    the_layer,
)
from autograder.evidence.model import ModelData, same_weights
from autograder.scoring.comparing import layers_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "head"


def with_head(student: Student, extractor: ModelData, n_classes: int) -> ModelData:
    """The model with its head; a Mistake unless it is the extractor and one Dense more."""
    model = model_in(student.add_head(extractor, n_classes), "add_head")
    n = len(extractor.chain)
    more = [layer.kind for layer in model.chain[n:]]
    wanted = [*(layer.kind for layer in extractor.chain), "Dense"]
    expect(
        len(model.chain) > n,
        f"The extractor has {n} layers; with a head on top there should be one more. Yours has "
        f"{len(model.chain)}.",
        "no-head" if len(model.chain) == n else "cut-the-features",
        layers_beside(model.chain, wanted),
    )
    expect(
        more == ["Dense"],
        f"On top of the features there should be one Dense layer; yours has {', '.join(more)}.",
        "extra-layers",
        layers_beside(model.chain, wanted),
    )
    one_chain(model, extractor, "add_head")
    return model


@check(
    points=2,
    hints=(
        "How many layers does your model have more than the extractor? One is enough.",
        "A layer can be called on the output of a model; what comes out ends a new model.",
        "The new layer is called on what the extractor gives; the new model ends behind it.",
    ),
)
def test_adds_one_layer_for_the_classes(student: Student, rng: np.random.Generator) -> None:
    """On top of the extractor there is one Dense layer with `n_classes` units."""
    data = probes.extractor(rng)
    for n_classes in (2, 5):
        units = with_head(student, data, n_classes).chain[-1].config["units"]
        expect(
            units == n_classes,
            f"With n_classes={n_classes} the new layer should have {n_classes} units; yours has "
            f"{units}.",
            "hard-coded-classes" if units == 2 else "wrong-units",
        )


@check(
    points=2,
    hints=(
        "Add up the outputs of your model for one image. Are they probabilities?",
        "A Dense layer has no activation unless you name one.",
        "Dense takes the name of an activation, and a name for itself. Both are in the text.",
    ),
    needs=("adds_one_layer_for_the_classes",),
)
def test_gives_probabilities(student: Student, rng: np.random.Generator) -> None:
    """Its outputs are probabilities that sum to one, and it is named `shoes`."""
    data = probes.extractor(rng)
    reasons = {"sigmoid": "sigmoid-head", "linear": "no-activation"}
    for n_classes in (2, 5):
        head = with_head(student, data, n_classes).chain[-1]
        activation = head.config["activation"]
        expect(
            activation == "softmax",
            f"The activation of your new layer is {activation!r}. Probabilities of classes that "
            f"exclude each other come from softmax.",
            reasons.get(activation, "other-activation"),
        )
    expect(
        head.name == probes.HEAD,
        f"The new layer should be named {probes.HEAD!r}; yours is named {head.name!r}.",
        "head-named-otherwise",
    )


@check(
    points=2,
    hints=(
        "What the extractor has learned is in its weights. Are they still there?",
        "A clone has fresh random weights.",
        "Use the extractor itself, or its own layers, below the new layer.",
    ),
    needs=("adds_one_layer_for_the_classes",),
)
def test_keeps_what_was_learned(student: Student, rng: np.random.Generator) -> None:
    """Below the head all weights are those of the extractor, statistics included."""
    data = probes.extractor(rng)
    for kept, original in zip(with_head(student, data, 2).chain, data.chain):
        expect(
            same_weights(kept, original),
            f"The weights of your layer {the_layer(kept)} are not those of the extractor: what was "
            f"learned is lost.",
            "fresh-weights",
        )

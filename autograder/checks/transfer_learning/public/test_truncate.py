"""truncate(model, n_layers=2): a model that ends before the last layers."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    flags_kept,
    model_in,
    one_chain,
    the_layer,
    unchanged,
)
from autograder.evidence.inputs import Loaded
from autograder.evidence.model import ModelData, same_weights
from autograder.scoring.comparing import layers_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "truncate"


def cut_is_right(
    student: Student, data: ModelData, n_layers: int | None, misconception: str = ""
) -> ModelData:
    """The cut model; a Mistake unless exactly the last `n_layers` (None: by default) are gone.

    By default the model comes as it does from a file. `misconception` names the reason where it is
    known before.
    """
    if n_layers is None:
        returned, asked, n_layers = student.truncate(Loaded(data)), "By default", 2
    else:
        returned, asked = student.truncate(data, n_layers=n_layers), f"With n_layers={n_layers}"
    cut = model_in(returned, "truncate")
    wanted, found = data.chain[:-n_layers], cut.chain
    lost = len(wanted) - len(found)
    expect(
        [layer.kind for layer in found] == [layer.kind for layer in wanted],
        f"{asked} the model {probes.kinds(data.chain)} should keep its first {len(wanted)} layers, "
        f"up to {wanted[-1].kind}; yours has {len(found)}: {probes.kinds(found)}.",
        misconception
        or ("cut-too-many" if lost > 0 else "cut-too-few" if lost < 0 else "wrong-layers"),
        layers_beside(found, [layer.kind for layer in wanted]),
    )
    one_chain(cut, data, "truncate")
    return cut


@check(
    points=2,
    hints=(
        "Which layer of the leaf classifier names the six leaves? That is the one to leave out.",
        "`model.layers` is a list: a slice leaves out its end, and each layer has an `.output`.",
        "A model can be made from the given model's inputs and the output of the layer that "
        "stands `n_layers` before the end: keras.Model takes the two.",
    ),
)
def test_cuts_the_classification_layer(student: Student, rng: np.random.Generator) -> None:
    """With n_layers=1 the model ends just before its classification layer."""
    cut_is_right(student, probes.backbone(rng), 1)


@check(
    points=3,
    hints=(
        "Is the number of layers to cut taken from the argument, and is it 2 by default?",
        "Count from the end: the last layer is number -1, the one before it number -2.",
        "If n_layers are to go, the layer to end with stands at position -(n_layers + 1).",
    ),
    needs=("cuts_the_classification_layer",),
)
def test_cuts_both_dense_layers(student: Student, rng: np.random.Generator) -> None:
    """By default, n_layers=2, both dense layers are gone, also of a model that was just loaded."""
    cut_is_right(student, probes.backbone(rng), None)


@check(
    points=2,
    hints=(
        "What makes a backbone worth having is in its weights.",
        "A model made anew from a configuration, or a clone, starts with fresh random weights.",
        "Use the given model's own layers, or copy their weights with set_weights.",
    ),
    needs=("cuts_the_classification_layer",),
)
def test_keeps_the_weights(student: Student, rng: np.random.Generator) -> None:
    """The layers that stay keep what they learned: their weights are the backbone's."""
    data = probes.backbone(rng)
    cut = model_in(student.truncate(data, n_layers=1), "truncate")
    for kept, original in zip(cut.chain, data.chain):
        expect(
            same_weights(kept, original),
            f"The weights of your layer {the_layer(kept)} are not those of the backbone: what "
            f"was learned on leaves is lost.",
            "fresh-weights",
        )


@check(
    points=2,
    hints=(
        "Look at the given model after your function ran: is it still whole, and as trainable?",
        "`model.pop()` and `del model.layers[...]` change the model itself; so does `trainable`, "
        "on layers that two models share.",
        "Make a second model that shares the layers, and return that one.",
    ),
    needs=("cuts_the_classification_layer",),
)
def test_leaves_the_backbone_whole(student: Student, rng: np.random.Generator) -> None:
    """The model that was given is not changed."""
    data = probes.backbone(rng)
    returned = student.truncate(data, n_layers=1)
    unchanged(data, returned, "truncate")
    flags_kept(data, returned, "truncate")

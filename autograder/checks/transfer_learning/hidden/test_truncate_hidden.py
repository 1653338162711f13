"""truncate on backbones that the student has not seen, and what its features are."""

import numpy as np

from autograder.checks.transfer_learning import misread, probes
from autograder.checks.transfer_learning.findings import (
    in_no_mode,
    model_in,
    statistics_kept,
)
from autograder.checks.transfer_learning.public.test_truncate import cut_is_right
from autograder.evidence.model import LayerData, ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "truncate"


@check(
    points=3,
    hints=(
        "Does your function work on a model with more, or fewer, layers?",
        "An index such as 5 fits one model only, and a Functional model lists its input as layer "
        "0; an index counted from the end fits all.",
        "Take the layer at position -(n_layers + 1) of model.layers, and the model's own inputs.",
    ),
    needs=("cuts_both_dense_layers",),
)
def test_cuts_any_backbone(student: Student, rng: np.random.Generator) -> None:
    """It works for any depth, input size and kinds of last layers, Sequential and Functional."""
    kinds = (
        (probes.backbone(rng, style="functional"), 1),
        (with_dropout(probes.backbone(rng, n_blocks=3, n_dense=2, size=16)), 3),
        (probes.backbone(rng, style="functional", n_blocks=1, n_dense=2, size=16), 2),
    )
    for data, n_layers in kinds:
        cut_is_right(student, data, n_layers, "fits-one-backbone")


def with_dropout(data: ModelData) -> ModelData:
    """The chain with a Dropout before its classification layer."""
    dropout = LayerData("dropout", "Dropout", {"rate": 0.5}, ())
    return probes.with_layer_below_the_head(data, dropout)


@check(
    points=2,
    hints=(
        "Compare what your model and the backbone compute for the same image.",
        "The features are the output of the last layer that stays, nothing on top, and every "
        "layer keeps its activation.",
        "The new model's output is that layer's output, unchanged.",
    ),
    needs=("keeps_the_weights",),
)
def test_features_are_the_backbones(student: Student, rng: np.random.Generator) -> None:
    """On new images it gives the features that the backbone computes inside."""
    data = probes.backbone(rng, norm_for_pool=True)
    features_are_right(student, data, data, None, probes.images(rng, 6))
    # The lesson's own backbone, with channels in another order: what it computes is the same, and
    # weights that somebody knows by heart are not those that were given.
    leaves = misread.leaves()
    given, order = probes.permuted(leaves, rng)
    size = leaves.layers[0].config["batch_shape"][1]
    features_are_right(student, given, leaves, order, probes.images(rng, 6, size))


def features_are_right(
    student: Student,
    given: ModelData,
    original: ModelData,
    order: np.ndarray | None,
    pictures: np.ndarray,
) -> None:
    """A Mistake unless cutting `given` gives the features of `original`, in this order."""
    cut = model_in(student.truncate(given, n_layers=1), "truncate")
    features = probes.predict(cut, pictures)
    wanted = probes.predict(probes.up_to(original, len(original.chain) - 1), pictures)
    wanted = wanted if order is None else wanted[:, order]
    same = features.shape == wanted.shape and np.allclose(features, wanted, rtol=1e-3, atol=1e-4)
    if not same:
        in_no_mode(cut, "truncate")
        statistics_kept(given, cut, "of the given model")
    expect(
        same,
        "For the same images your model gives other features than the backbone computes inside, "
        "though its weights are the same. Did a layer lose its activation, or its place?",
        "other-computation",
    )

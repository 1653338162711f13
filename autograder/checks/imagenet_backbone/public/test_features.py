"""feature_extractor(classifier): up to the last feature maps, with global average pooling."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.transfer_learning.findings import (
    flags_kept,
    model_in,
    one_chain,
    the_layer,
    unchanged,
)
from autograder.checks.transfer_learning.probes import images, predict
from autograder.evidence.model import ModelData, movement
from autograder.scoring.comparing import layers_beside
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "features"
POOLING = "GlobalAveragePooling2D"


def extracted(student: Student, data: ModelData) -> ModelData:
    """The model that came back; a Mistake unless it takes the images of the one that went in."""
    model = model_in(student.feature_extractor(data), "feature_extractor")
    one_chain(model, data, "feature_extractor")
    return model


def drops_the_head(model: ModelData, data: ModelData) -> None:
    """A Mistake if layers of the head are still there, or layers below the feature maps gone."""
    n_kept = len(probes.maps_of(data).chain)
    found = [layer.kind for layer in model.chain]
    wanted = [layer.kind for layer in data.chain[:n_kept]]
    left = [layer for layer in model.chain if layer.kind == "Dense"][wanted.count("Dense") :]
    expect(
        not left,
        f"The layer {the_layer(left[-1]) if left else ''} is still there. A dense layer belongs to "
        f"the old head: the new pooling stands right behind the last feature maps.",
        "kept-the-head",
        layers_beside(model.chain, [*wanted, POOLING]),
    )
    same = all(movement(a.weights, b.weights) == 0 for a, b in zip(model.weighted, data.weighted))
    expect(
        found[:n_kept] == wanted or not same,
        f"The last feature maps are those of {the_layer(data.chain[n_kept - 1])}; your model ends "
        f"with {', '.join(found[-3:])}. Only what stands behind the feature maps should go.",
        "cut-too-much",
        layers_beside(model.chain, [*wanted, POOLING]),
    )


def pools(model: ModelData, data: ModelData, rng: np.random.Generator) -> None:
    """A Mistake unless the features are the mean of the last maps over all places."""
    size = data.layers[0].config["batch_shape"][1]
    pictures = images(rng, 5, size) * 2 - 1
    maps = predict(probes.maps_of(data), pictures)
    features = predict(model, pictures)
    n = maps.shape[-1]
    reason = "no-pooling"
    if features.ndim == 2 and features.shape[1] == n * maps.shape[1] * maps.shape[2]:
        reason = "flattened"
    elif features.ndim == 4 and features.shape[1:3] == (1, 1):
        reason = "kept-the-places"
    expect(
        features.shape == (5, n),
        f"For {n} feature maps there should be {n} features for each image; for 5 images your "
        f"model gives an array of shape {features.shape}.",
        reason,
    )
    off = float(np.abs(features - probes.pooled(maps)).max())
    largest = float(np.abs(features - maps.max(axis=(1, 2))).max())
    expect(
        off <= 1e-4 * max(1.0, float(np.abs(maps).max())),
        f"Each feature should be the mean of a feature map of the given classifier over its "
        f"places; yours differ by up to {off:.2g}."
        + (" They are the largest values of the maps." if largest < 1e-4 else ""),
        "maximum-pooling" if largest < 1e-4 else "other-features",
    )


@check(
    points=3,
    hints=(
        "Print model.summary(). Which layers belong to the old question of 1,000 classes?",
        "Feature maps have four axes: batch, height, width, channels. What has two is behind them.",
        "Look from the end for the last layer whose output has four axes, and end there.",
    ),
    because="It names the layer that is too many or gone; the numbers only say that something is.",
)
def test_drops_the_old_head(student: Student, rng: np.random.Generator) -> None:
    """Nothing of the old head is left, and nothing below the feature maps is gone."""
    data = probes.classifier(rng)
    drops_the_head(extracted(student, data), data)


@check(
    points=3,
    hints=(
        "What is the output shape of your model? It should be (batch, n).",
        "GlobalAveragePooling2D makes one number of each map; Flatten keeps one for each place.",
        "A layer is called on a tensor: here the pooling layer, on the last feature maps.",
    ),
    needs=("drops_the_old_head",),
)
def test_pools_the_feature_maps(student: Student, rng: np.random.Generator) -> None:
    """The features are the means of the last feature maps, computed with the given weights."""
    data = probes.classifier(rng)
    pools(extracted(student, data), data, rng)


@check(
    points=2,
    hints=(
        "Look at the given classifier after the call. Is it still whole?",
        "`pop` takes a layer from the very model that it is called on.",
        "Make a new model that begins where the given one begins; leave layers and flags alone.",
    ),
    needs=("drops_the_old_head",),
)
def test_leaves_the_classifier_whole(student: Student, rng: np.random.Generator) -> None:
    """The given classifier keeps its layers, weights and flags."""
    data = probes.classifier(rng)
    returned = student.feature_extractor(data)
    unchanged(data, returned, "feature_extractor")
    flags_kept(data, returned, "feature_extractor")

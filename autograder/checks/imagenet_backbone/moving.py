"""What a step of training moved, and whether that is what should move."""

from autograder.checks.imagenet_backbone.probes import NORM
from autograder.checks.transfer_learning.findings import listed, the_layer
from autograder.evidence.model import LayerData, ModelData, movement
from autograder.scoring.comparing import layers_beside, moves_beside
from autograder.scoring.figures import LayersFigure
from autograder.scoring.rubric import beside, expect


def same_layers(model: ModelData, given: ModelData, function: str) -> None:
    """A Mistake unless the model has the layers of the one that went in, with their weights."""
    expect(
        [(layer.kind, layer.name) for layer in model.chain]
        == [(layer.kind, layer.name) for layer in given.chain],
        f"`{function}` should return the given model, whole, with its {len(given.chain)} layers; "
        f"yours has {len(model.chain)} layers or other ones.",
        "wrong-layers",
        layers_beside(model.chain, [layer.kind for layer in given.chain]),
    )
    for kept, original in zip(model.chain, given.chain):
        expect(
            movement(kept.weights, original.weights) == 0,
            f"`{function}` changed the weights of {the_layer(kept)}. It should set flags, and "
            f"leave the weights alone.",
            "changed-weights",
        )


def flags_are(model: ModelData, wanted: dict[str, bool]) -> None:
    """A Mistake unless these layers, by name, are trainable or not.

    BatchNormalization is left out: whether it stands still is measured, by `moves_are`.
    """
    layers = [layer for layer in model.weighted if layer.name in wanted and layer.kind != NORM]
    with beside(flags_beside(model, wanted)):
        _flags_are(layers, wanted)


def flags_beside(model: ModelData, wanted: dict[str, bool]) -> LayersFigure:
    """The flags of a model beside those that these layers, by name, should have."""
    return layers_beside(model.chain, learns=[wanted.get(layer.name) for layer in model.chain])


def _flags_are(layers: list[LayerData], wanted: dict[str, bool]) -> None:
    lost = [layer for layer in layers if wanted[layer.name] and not layer.trainable]
    loose = [layer for layer in layers if not wanted[layer.name] and layer.trainable]
    n_wanted = sum(wanted[layer.name] for layer in layers)
    expect(
        loose or len(lost) < n_wanted,
        f"No layer of your model can learn. {listed(lost)} should.",
        "froze-everything",
    )
    expect(
        lost or len(loose) < len(layers) - n_wanted,
        f"Every layer of your model can learn. {listed(loose)} should be frozen.",
        "froze-nothing",
    )
    expect(not loose, f"{listed(loose)} should be frozen, but can learn.", "froze-too-few")
    expect(not lost, f"{listed(lost)} should be able to learn, but cannot.", "froze-too-many")


def moves_are(before: ModelData, after: ModelData, wanted: dict[str, bool]) -> None:
    """A Mistake unless training moved just these layers, by name, and no statistics."""
    should_move = [wanted.get(layer.name, False) for layer in before.weighted]
    with beside(moves_beside(before, after, should_move)):
        _moves_are(before, after, wanted)


def _moves_are(before: ModelData, after: ModelData, wanted: dict[str, bool]) -> None:
    for was, now in zip(before.weighted, after.weighted):
        if wanted.get(was.name, False):
            continue
        drift = movement(was.statistics, now.statistics)
        expect(
            drift == 0,
            f"A step of training moved the moving mean and variance of {the_layer(was)} by up to "
            f"{drift:.2g}. Only `trainable = False` on the layer itself keeps them still in `fit`, "
            f"whatever `training=` says elsewhere.",
            "batchnorm-left-trainable",
        )
        expect(
            movement(was.weights, now.weights) == 0,
            f"A step of training moved {the_layer(was)}, which should stand still.",
            "batchnorm-left-trainable" if was.kind == NORM else "flag-without-effect",
        )
    stuck = [was for was, now in zip(before.weighted, after.weighted) if _stuck(was, now, wanted)]
    expect(
        not stuck,
        f"A step of training did not move {listed(stuck)}, which should learn.",
        "flag-without-effect",
    )


def _stuck(was: LayerData, now: LayerData, wanted: dict[str, bool]) -> bool:
    return wanted.get(was.name, False) and not movement(was.learned, now.learned) > 0

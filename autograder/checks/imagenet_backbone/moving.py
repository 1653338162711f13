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
    """A Mistake unless these layers, by name, are trainable or not."""
    with beside(flags_beside(model, wanted)):
        _flags_are(model, wanted)


def flags_beside(model: ModelData, wanted: dict[str, bool]) -> LayersFigure:
    """The flags of a model beside those that these layers, by name, should have."""
    return layers_beside(model.chain, learns=[wanted.get(layer.name) for layer in model.chain])


def _flags_are(model: ModelData, wanted: dict[str, bool]) -> None:
    layers = [layer for layer in model.weighted if layer.name in wanted]
    lost = [layer for layer in layers if wanted[layer.name] and not layer.trainable]
    loose = [layer for layer in layers if not wanted[layer.name] and layer.trainable]
    norms = [layer for layer in loose if layer.kind == NORM]
    n_still = sum(not may for may in wanted.values())
    everything = len(lost) == sum(wanted.values()) and not loose
    expect(
        not everything,
        f"No layer of your model can learn. {listed(lost)} should.",
        "froze-everything",
    )
    expect(
        len(loose) < n_still or lost or not loose,
        f"Every layer of your model can learn. {listed(loose)} should be frozen.",
        "froze-nothing",
    )
    expect(
        not norms or len(norms) < len(loose),
        f"You left {listed(norms)} trainable. In training it would follow the batches, whatever "
        f"`training=` says elsewhere.",
        "batchnorm-left-trainable",
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
        if not wanted.get(was.name, False):
            expect(
                movement(was.statistics, now.statistics) == 0,
                f"A step of training moved the moving mean and variance of {the_layer(was)} by up "
                f"to {movement(was.statistics, now.statistics):.2g}. Only `trainable = False` on "
                f"the layer itself keeps them still in `fit`.",
                "statistics-moved",
            )
            expect(
                movement(was.weights, now.weights) == 0,
                f"A step of training moved {the_layer(was)}, which should stand still.",
                "flag-without-effect",
            )
    stuck = [was for was, now in zip(before.weighted, after.weighted) if _stuck(was, now, wanted)]
    expect(
        not stuck,
        f"A step of training did not move {listed(stuck)}, which should learn.",
        "flag-without-effect",
    )


def _stuck(was: LayerData, now: LayerData, wanted: dict[str, bool]) -> bool:
    return wanted.get(was.name, False) and not movement(was.learned, now.learned) > 0

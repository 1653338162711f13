"""unfreeze_from(model, first): the last layers learn, but no BatchNormalization."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.moving import (
    flags_are,
    flags_beside,
    moves_are,
    same_layers,
)
from autograder.checks.transfer_learning.findings import model_in
from autograder.checks.transfer_learning.probes import batches
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches
from autograder.evidence.model import ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "unfreeze"
FIRST = "block2_depthwise"


@once_in_a_stream
def probe(rng: np.random.Generator, n_blocks: int = 2) -> tuple[ModelData, Batches]:
    """A model of which only the head may learn, and images to train it on for a step."""
    data = probes.under_a_head(rng, n_blocks=n_blocks)
    flags = {layer.name: layer.name == probes.HEAD for layer in data.weighted}
    return probes.flagged(data, flags), batches(rng, size=16)


def unfrozen(
    student: Student, data: ModelData, first: str, images: Batches
) -> tuple[ModelData, Returned]:
    returned = student.unfreeze_from(data, first, then_fit=images)
    model = model_in(returned, "unfreeze_from")
    same_layers(model, data, "unfreeze_from")
    return model, returned


def flags_from(model: ModelData, data: ModelData, first: str) -> None:
    """A Mistake that knows the common ways to be wrong, then any other.

    BatchNormalization is left out, as in `flags_are`.
    """
    wanted = probes.unfrozen_from(data, first)
    found = {layer.name: layer.trainable for layer in model.weighted if layer.kind != probes.NORM}
    wanted = {name: may for name, may in wanted.items() if name in found}
    without = {name: may for name, may in wanted.items() if name != first}
    expect(
        not all(found[name] == may for name, may in without.items()) or found[first],
        f"{first!r} itself should learn as well, not only what stands behind it.",
        "first-left-out",
        flags_beside(model, wanted),
    )
    expect(
        any(found[name] == may for name, may in wanted.items()),
        f"It is the other way round: the layers before {first!r} can learn, and those from it on "
        f"cannot.",
        "other-end",
        flags_beside(model, wanted),
    )
    flags_are(model, wanted)


def moves_from(returned: Returned, model: ModelData, data: ModelData, first: str) -> None:
    """A Mistake unless a step of training moved what may learn from `first` on, alone."""
    expect(
        returned.fitted is not None,
        "The model that `unfreeze_from` returned cannot be trained for a step.",
        "wrong-layers",
    )
    assert returned.fitted is not None
    moves_are(model, returned.fitted, probes.unfrozen_from(data, first))


@check(
    points=4,
    hints=(
        "Print the `trainable` flags from the layer named `first` on. Which are true?",
        "Find the position of `first` among the names; what stands before it is frozen.",
        "Two things decide on a layer: whether it stands before `first`, and of what kind it is.",
    ),
    because="It names the flags; what moves in training only shows what came of them.",
)
def test_unfreezes_the_last_layers(student: Student, rng: np.random.Generator) -> None:
    """From the layer `first` on, convolutions and head may learn; what stands before may not."""
    data, images = probe(rng)
    model, _ = unfrozen(student, data, FIRST, images)
    flags_from(model, data, FIRST)


@check(
    points=3,
    hints=(
        "Fit for a step and compare all weights with a copy from before.",
        "A BatchNormalization in the block follows the batches if it is trainable.",
        "BatchNormalization is the exception: frozen wherever it stands.",
    ),
    needs=("unfreezes_the_last_layers",),
)
def test_moves_no_statistics(student: Student, rng: np.random.Generator) -> None:
    """A step of training moves the unfrozen layers, and no moving mean or variance."""
    data, images = probe(rng)
    model, returned = unfrozen(student, data, FIRST, images)
    moves_from(returned, model, data, FIRST)

"""freeze_backbone on other depths, and on a model that was frozen before."""

import msgspec
import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.moving import flags_are
from autograder.checks.imagenet_backbone.public.test_freeze import (
    frozen,
    only_the_head,
    probe,
    stands_still,
)
from autograder.checks.transfer_learning.findings import model_in
from autograder.evidence.model import ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "freeze"


def with_bare_norms(data: ModelData) -> ModelData:
    """The model with BatchNormalization of which gradients learn nothing: statistics alone."""
    layers = tuple(
        msgspec.structs.replace(
            layer,
            config={**layer.config, "center": False, "scale": False},
            weights=layer.statistics,
        )
        if layer.kind == probes.NORM
        else layer
        for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


@check(
    points=2,
    hints=(
        "Does your function count layers, or look up names?",
        "Backbones have other depths; the head is always the last layer.",
        "Take all layers but the last, whatever stands there and however many they are.",
    ),
    needs=("statistics_stand_still",),
)
def test_freezes_other_depths(student: Student, rng: np.random.Generator) -> None:
    """It works for backbones of other depths, and for layers that hold nothing but statistics."""
    data, images = probe(rng, n_blocks=1)
    data = with_bare_norms(data)
    model, returned = frozen(student, data, images)
    flags_are(model, only_the_head(data))
    stands_still(returned, model, data)


@check(
    points=1,
    hints=(
        "What if the whole model was frozen before?",
        "The head has to *become* trainable; nobody says that it is already.",
        "The last layer needs its flag set as well, the other way.",
    ),
    needs=("freezes_the_model_itself",),
)
def test_thaws_the_head(student: Student, rng: np.random.Generator) -> None:
    """Of a model that is frozen already, the head becomes trainable again."""
    data, _ = probe(rng)
    still = probes.flagged(data, {layer.name: False for layer in data.weighted})
    head = model_in(student.freeze_backbone(still), "freeze_backbone").chain[-1]
    expect(
        head.trainable,
        "In a model that was frozen as a whole, the head should become trainable again; it stayed "
        "frozen.",
        "never-thawed",
    )

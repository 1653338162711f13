"""freeze_backbone(model): only the head learns, and no statistics move."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.moving import flags_are, moves_are, same_layers
from autograder.checks.transfer_learning.findings import has_flags, model_in
from autograder.checks.transfer_learning.probes import batches
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Batches
from autograder.evidence.model import ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "freeze"


@once_in_a_stream
def probe(rng: np.random.Generator, n_blocks: int = 2) -> tuple[ModelData, Batches]:
    """A model under a head, all of it trainable, and images to train it on for a step."""
    return probes.under_a_head(rng, n_blocks=n_blocks), batches(rng, size=16)


def frozen(student: Student, data: ModelData, images: Batches) -> tuple[ModelData, Returned]:
    """What came back, whole, and with it what a step of training made of it."""
    returned = student.freeze_backbone(data, then_fit=images)
    model = model_in(returned, "freeze_backbone")
    same_layers(model, data, "freeze_backbone")
    return model, returned


def only_the_head(data: ModelData) -> dict[str, bool]:
    return {layer.name: layer.name == probes.HEAD for layer in data.weighted}


def stands_still(returned: Returned, model: ModelData, data: ModelData) -> None:
    """A Mistake unless the step of training moved the head alone."""
    expect(
        returned.fitted is not None,
        "The model that `freeze_backbone` returned cannot be trained for a step. It should be the "
        "given model, whole, with other flags.",
        "wrong-layers",
    )
    assert returned.fitted is not None
    moves_are(model, returned.fitted, only_the_head(data))


@check(
    points=4,
    hints=(
        "Which layers should learn, and which should stand still? Print the `trainable` flags.",
        "Every layer has its own flag `trainable`, BatchNormalization too.",
        "Set the flag of each layer in turn: the last one learns, and no other.",
    ),
    because="It names the flags; what moves in training only shows what came of them.",
)
def test_only_the_head_may_learn(student: Student, rng: np.random.Generator) -> None:
    """The head is trainable, and no convolution below it is."""
    data, images = probe(rng)
    model, _ = frozen(student, data, images)
    flags_are(model, only_the_head(data))


@check(
    points=3,
    hints=(
        "Keep a copy of the weights, fit for a step, and compare. What moved?",
        "BatchNormalization's moving mean and variance move in `fit` unless the layer is frozen.",
        "What moves is a layer that you left trainable; a BatchNormalization is one, too.",
    ),
    needs=("only_the_head_may_learn",),
)
def test_statistics_stand_still(student: Student, rng: np.random.Generator) -> None:
    """A step of training moves the head, and no moving mean or variance."""
    data, images = probe(rng)
    model, returned = frozen(student, data, images)
    stands_still(returned, model, data)


@check(
    points=2,
    hints=(
        "Look at the model that you gave to the function: is it frozen too?",
        "A clone is another model. Who trains the given one would train all of it.",
        "Set the flags on the layers of the given model, and return it.",
    ),
    needs=("only_the_head_may_learn",),
)
def test_freezes_the_model_itself(student: Student, rng: np.random.Generator) -> None:
    """It is the given model that gets frozen, and no copy."""
    data, images = probe(rng)
    model, returned = frozen(student, data, images)
    expect(
        has_flags(returned.after.get("0"), model),
        "`freeze_backbone` returned a frozen copy: the model that was given is as trainable as "
        "before.",
        "froze-a-copy",
    )

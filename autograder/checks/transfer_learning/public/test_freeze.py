"""freeze(model, n_trainable=1): the last layers learn, all before them stand still."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    has_flags,
    listed,
    model_in,
    the_layer,
)
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.inputs import Batches
from autograder.evidence.model import LayerData, ModelData, movement
from autograder.scoring.comparing import layers_beside, moves_beside
from autograder.scoring.figures import Figure
from autograder.scoring.rubric import Mistake, beside, check, expect
from autograder.students.protocol import Student

EXERCISE = "freeze"


@once_in_a_stream
def probe(
    rng: np.random.Generator,
    *,
    style: probes.Style = "sequential",
    n_blocks: int = 2,
    n_dense: int = 1,
    batch_norm: bool = False,
) -> tuple[ModelData, Batches]:
    """A model under a new head, all of it trainable, and images to train it on for a step."""
    data = probes.backbone(
        rng,
        style=style,
        n_blocks=n_blocks,
        n_dense=n_dense,
        size=16,
        batch_norm=batch_norm,
        lively=True,
    )
    return probes.with_new_head(data, rng, frozen=False), probes.batches(rng, size=16)


def freezes_all_but(
    student: Student, data: ModelData, images: Batches, n_trainable: int | None
) -> None:
    """A Mistake unless just the last `n_trainable` (None: by default) layers learn.

    Asked of the flags, and of what a step of training moves.
    """
    if n_trainable is None:
        returned = student.freeze(data, then_fit=images)
        asked, n_trainable = "By default", 1
    else:
        returned = student.freeze(data, n_trainable=n_trainable, then_fit=images)
        asked = f"With n_trainable={n_trainable}"
    model = model_in(returned, "freeze")
    expect(
        [layer.kind for layer in model.chain] == [layer.kind for layer in data.chain],
        f"`freeze` should return the model with all its layers: {probes.kinds(data.chain)}. "
        f"Yours has {probes.kinds(model.chain)}.",
        "wrong-layers",
        layers_beside(model.chain, [layer.kind for layer in data.chain]),
    )
    upper = model.chain[-n_trainable:]
    to_learn = [layer for layer in upper if layer.weights]
    to_stand = [layer for layer in model.chain[:-n_trainable] if layer.weights]
    learns = [at >= len(model.chain) - n_trainable for at in range(len(model.chain))]
    with beside(layers_beside(model.chain, learns=learns)):
        flags_are_right(to_learn, to_stand, asked, n_trainable)

    expect(
        returned.fitted is not None,
        f"{asked} the model that `freeze` returned cannot be trained for a step. It should be the "
        f"given model, whole, with other flags.",
        "wrong-layers",
    )
    assert returned.fitted is not None
    after = dict(zip([id(layer) for layer in model.layers], returned.fitted.layers))
    learning = {id(layer) for layer in to_learn}
    moves = moves_beside(model, returned.fitted, [id(one) in learning for one in model.weighted])
    for layer in to_stand:
        expect(
            movement(layer.weights, after[id(layer)].weights) == 0,
            f"{asked} the layer {the_layer(layer)} should stand still, but a step of training "
            f"moved it, although its flag says that it is frozen.",
            "flag-without-effect",
            moves,
        )
    for layer in to_learn:
        expect(
            movement(layer.learned, after[id(layer)].learned) > 0,
            f"{asked} the layer {the_layer(layer)} should learn, but a step of training did not "
            f"move it, although its flag says that it is trainable.",
            "flag-without-effect",
            moves,
        )


def flags_are_right(
    to_learn: list[LayerData], to_stand: list[LayerData], asked: str, n_trainable: int
) -> None:
    """A Mistake that tells apart what was frozen instead."""
    lost = [layer for layer in to_learn if not layer.trainable]
    loose = [layer for layer in to_stand if layer.trainable]
    last = "layer" if n_trainable == 1 else f"{n_trainable} layers"
    ought = f"{asked} only the last {last}"
    expect(
        not (len(lost) == len(to_learn) and not loose),
        f"{ought} should learn; in your model no layer does. Was `trainable = False` set on the "
        f"model as a whole, or on the head too?",
        "froze-everything",
    )
    expect(
        not (len(loose) == len(to_stand) and not lost),
        f"{ought} should learn; in your model every layer does. {listed(to_stand)} should be "
        f"frozen.",
        "froze-nothing",
    )
    wrong_end = lost and to_learn[-1] in lost
    norms = [layer for layer in loose if layer.kind == "BatchNormalization"]
    expect(
        not loose or len(norms) < len(loose) or lost,
        f"{ought} should learn, but you left {listed(norms)} trainable. BatchNormalization has "
        f"weights like other layers, and statistics that follow the images as well.",
        "batchnorm-left-trainable",
    )
    expect(
        not loose,
        f"{ought} should learn, but {listed(loose)} can learn as well"
        + (f", and {listed(lost)} cannot." if lost else "."),
        "froze-the-wrong-end" if wrong_end else "froze-too-few",
    )
    expect(
        not lost,
        f"{ought} should learn, but {listed(lost)} cannot.",
        "froze-the-wrong-end" if wrong_end else "froze-too-many",
    )


def reaches_the_boundary(student: Student, data: ModelData, figure: Figure | None) -> None:
    """A Mistake if one layer too many is frozen, which with n_trainable=1 are all of them."""
    model = model_in(student.freeze(data, n_trainable=2), "freeze")
    learning = [layer.trainable for layer in model.weighted]
    expect(
        learning != [False] * (len(learning) - 1) + [True],
        "One layer too many is frozen: by default no layer of your model can learn, and with "
        "n_trainable=2 only the last one can.",
        "froze-too-many",
        figure,
    )


@check(
    points=2,
    hints=(
        "Which layers should learn, and which should stand still? Print the `trainable` flags.",
        "Every layer has its own flag `trainable`. On the model as a whole it also switches off "
        "the head.",
        "Go through model.layers and set the flag of each: false for all but the last.",
    ),
    because="It is the plain case, which names most mistakes; the others vary the number and the "
    "model.",
)
def test_only_the_head_learns(student: Student, rng: np.random.Generator) -> None:
    """By default, n_trainable=1, a step of training moves the last layer and no other."""
    data, images = probe(rng)
    try:
        freezes_all_but(student, data, images, None)
    except Mistake as mistake:
        if mistake.misconception == "froze-everything":
            reaches_the_boundary(student, data, mistake.figure)
        raise


@check(
    points=2,
    hints=(
        "Is the number of layers that may learn taken from the argument?",
        "With three layers that may learn, the boundary lies at position -3 of `model.layers`.",
        "A layer is frozen if its position is smaller than the number of layers less n_trainable.",
    ),
    needs=("only_the_head_learns",),
)
def test_learns_as_many_layers_as_asked(student: Student, rng: np.random.Generator) -> None:
    """With n_trainable=2 or 3, so many layers at the end may learn."""
    data, images = probe(rng, n_dense=2)
    for n_trainable in (2, 3):
        freezes_all_but(student, data, images, n_trainable)


@check(
    points=1,
    hints=(
        "What if the last layer was frozen before?",
        "The last layers have to *become* trainable; nobody says that they are already.",
        "Set the flag of every layer, to true or to false, not only the flags of those to freeze.",
    ),
    needs=("only_the_head_learns",),
)
def test_thaws_what_was_frozen(student: Student, rng: np.random.Generator) -> None:
    """Of a model that is frozen already, the last layer becomes trainable again."""
    data, _ = probe(rng)
    model = model_in(student.freeze(probes.with_trainable(data)), "freeze")
    head = model.chain[-1]
    expect(
        head.trainable,
        f"In a model that was frozen as a whole, the last layer should become trainable again; "
        f"{the_layer(head)} stayed frozen.",
        "never-unfroze",
    )


@check(
    points=1,
    hints=(
        "Look at the model that you gave to `freeze`: is it frozen too?",
        "A clone is another model. Who trains the given one would train all of it.",
        "Set the flags on the layers of the given model, and return it.",
    ),
    needs=("only_the_head_learns",),
)
def test_freezes_the_given_model(student: Student, rng: np.random.Generator) -> None:
    """It is the given model that gets frozen, with its weights as they were, and no copy."""
    data, images = probe(rng)
    returned = student.freeze(data, then_fit=images)
    model = model_in(returned, "freeze")
    after = returned.after.get("0")
    for at, (kept, original) in enumerate(zip(model.chain, data.chain)):
        given = after.chain[at] if after is not None and at < len(after.chain) else original
        expect(
            movement(kept.weights, original.weights) == 0,
            f"`freeze` changed the weights of the layer {the_layer(kept)}. It should set flags, "
            f"and leave the weights alone.",
            "fresh-weights"
            if movement(given.weights, original.weights) == 0
            else "changed-input-weights",
        )
    expect(
        has_flags(after, model),
        "`freeze` returned a frozen copy: the model that was given is as trainable as before.",
        "froze-a-copy",
    )

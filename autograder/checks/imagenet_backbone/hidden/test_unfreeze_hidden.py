"""unfreeze_from at other places, and on a model of which everything could learn."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.public.test_unfreeze import (
    FIRST,
    flags_from,
    moves_from,
    probe,
    unfrozen,
)
from autograder.checks.transfer_learning.findings import has_flags
from autograder.checks.transfer_learning.probes import renamed
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "unfreeze"


@check(
    points=2,
    hints=(
        "Is the place taken from `first`, or from a number or name of one backbone?",
        "A deeper backbone has other layers; what was trainable before may have to be frozen.",
        "No flag may stay as it was: every layer needs its own set, one way or the other.",
    ),
    needs=("moves_no_statistics",),
)
def test_unfreezes_from_any_layer(student: Student, rng: np.random.Generator) -> None:
    """It works from other layers on, and freezes what could learn before."""
    for n_blocks, named, first in ((3, "block3_project", "project"), (1, "top_conv", "top_conv")):
        data, images = probe(rng, n_blocks=n_blocks)
        data = probes.normalized(data)
        data = probes.flagged(data, {layer.name: True for layer in data.weighted})
        data = renamed(data, {named: first})  # "project" is a part of names further up
        model, returned = unfrozen(student, data, first, images)
        flags_from(model, data, first)
        moves_from(returned, model, data, first)


@check(
    points=1,
    hints=(
        "Which model do you return?",
        "A clone has flags of its own, and the given model none of them.",
        "The model to change is the given one, and it is the one to return.",
    ),
    needs=("unfreezes_the_last_layers",),
)
def test_unfreezes_the_model_itself(student: Student, rng: np.random.Generator) -> None:
    """It is the given model that changes, and no copy."""
    data, images = probe(rng)
    model, returned = unfrozen(student, data, FIRST, images)
    expect(
        has_flags(returned.after.get("0"), model),
        "`unfreeze_from` returned a copy: the flags of the given model are as before.",
        "unfroze-a-copy",
    )

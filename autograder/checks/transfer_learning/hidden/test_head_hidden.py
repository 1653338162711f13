"""replace_head on other features, for other numbers of classes."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import (
    flags_kept,
    in_no_mode,
    statistics_kept,
    unchanged,
)
from autograder.checks.transfer_learning.public.test_head import units, with_head
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "head"


@check(
    points=2,
    hints=(
        "Does your function work on a model with more layers, and on a Functional one?",
        "`features` knows its own inputs and outputs, however many layers it has.",
        "Begin with the inputs of `features` and call the new layer on its one output.",
    ),
    needs=("head_has_an_output_for_each_class",),
)
def test_head_fits_any_features(student: Student, rng: np.random.Generator) -> None:
    """It works for features of any depth, Sequential and Functional, and any number of classes."""
    kinds: tuple[tuple[probes.Style, int, int, int], ...] = (
        ("functional", 1, 2, 5),
        ("sequential", 3, 2, 4),
        ("functional", 2, 1, 2),
    )
    for style, n_blocks, n_cut, n_classes in kinds:
        features = probes.features(rng, style=style, n_blocks=n_blocks, n_cut=n_cut, size=16)
        n_units = units(with_head(student, features, n_classes).chain[-1])
        expect(
            n_units == n_classes,
            f"With n_classes={n_classes} the new layer should have {n_classes} units; yours has "
            f"{n_units}.",
            "wrong-units",
        )


@check(
    points=1,
    hints=(
        "Draw what your new layer gets as its input: exactly what `features` gives?",
        "The layers of `features` keep their order and their activations.",
        "Call the new layer on the output of `features`, and change nothing below it.",
    ),
    needs=("head_gives_probabilities", "head_keeps_the_features"),
)
def test_head_reads_the_features(student: Student, rng: np.random.Generator) -> None:
    """On new images, the new layer works on what `features` computes."""
    features = probes.features(rng, norm_for_pool=True)
    model = with_head(student, features, 3)
    pictures = probes.images(rng, 6)
    kernel, *bias = model.chain[-1].weights
    logits = probes.predict(features, pictures) @ kernel + sum(bias)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    wanted = powers / powers.sum(axis=1, keepdims=True)
    same = np.allclose(probes.predict(model, pictures), wanted, rtol=1e-3, atol=1e-4)
    if not same:
        in_no_mode(model, "replace_head")
        statistics_kept(features, model, "of the given model")
    expect(
        same,
        "Your new layer does not work on what `features` gives: for the same images its outputs "
        "are others. Did a layer of `features` lose its activation, or its place?",
        "other-computation",
    )


@check(
    points=1,
    hints=(
        "Look at `features` after your function ran: has it more layers than before?",
        "`features.add(...)` changes the model that was given, and exists only for Sequential.",
        "Make a second model that shares the layers of `features`, and return that one.",
    ),
    needs=("puts_one_dense_layer_on_top",),
)
def test_head_leaves_the_features_whole(student: Student, rng: np.random.Generator) -> None:
    """The model `features` itself is not changed."""
    features = probes.features(rng)
    returned = student.replace_head(features, 2)
    unchanged(features, returned, "replace_head")
    flags_kept(features, returned, "replace_head")

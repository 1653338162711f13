"""freeze on deeper models, and on models with BatchNormalization."""

import numpy as np

from autograder.checks.transfer_learning.findings import model_in, the_layer
from autograder.checks.transfer_learning.probes import Style
from autograder.checks.transfer_learning.public.test_freeze import freezes_all_but, probe
from autograder.evidence.model import movement
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "freeze"


@check(
    points=2,
    hints=(
        "Does your function work on a model with more, or fewer, layers?",
        "A Functional model lists its input as layer 0. Count from the end, and it is no matter.",
        "Compare each position with the length of model.layers less n_trainable.",
    ),
    needs=("learns_as_many_layers_as_asked",),
    because="It varies the depth alone; the next check adds BatchNormalization.",
)
def test_freezes_any_model(student: Student, rng: np.random.Generator) -> None:
    """It works for models of any depth, Sequential and Functional."""
    kinds: tuple[tuple[Style, int, int], ...] = (("functional", 1, 1), ("functional", 3, 4))
    for style, n_blocks, n_trainable in kinds:
        data, images = probe(rng, style=style, n_blocks=n_blocks)
        freezes_all_but(student, data, images, n_trainable)


@check(
    points=2,
    hints=(
        "BatchNormalization has four arrays of weights. Which of them may move when it is frozen?",
        "Its moving mean and variance follow the images whenever the layer is trainable; frozen, "
        "it uses them and leaves them alone.",
        "Do not choose the layers to freeze by their class: freeze by position, all of them.",
    ),
    needs=("freezes_any_model",),
)
def test_freezes_batchnorm_too(student: Student, rng: np.random.Generator) -> None:
    """A frozen BatchNormalization keeps its statistics; one that may learn updates them."""
    data, images = probe(rng, batch_norm=True)
    freezes_all_but(student, data, images, 1)
    # From the end: head, Dense, Flatten, MaxPooling2D, and the second BatchNormalization.
    freezes_all_but(student, data, images, 5)
    returned = student.freeze(data, n_trainable=5, then_fit=images)
    model, fitted = model_in(returned, "freeze"), returned.fitted
    assert fitted is not None
    norm, after = model.chain[-5], fitted.chain[-5]
    expect(
        movement(norm.statistics, after.statistics) > 0,
        f"With n_trainable=5 the layer {the_layer(norm)} should learn, but training left its "
        f"moving mean and variance as they were.",
        "batchnorm-statistics-stuck",
    )

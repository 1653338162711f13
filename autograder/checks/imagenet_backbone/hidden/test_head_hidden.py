"""add_head reads the features, and leaves the extractor as it was."""

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.public.test_head import with_head
from autograder.checks.transfer_learning.findings import flags_kept, unchanged
from autograder.checks.transfer_learning.probes import images, predict
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "head"


@check(
    points=1,
    hints=(
        "From which layer does your head get its input?",
        "The output of the extractor is where its last layer ends, at whatever depth.",
        "A model knows its own output; no layer's number or name is needed.",
    ),
    needs=("keeps_what_was_learned", "gives_probabilities"),
)
def test_head_reads_the_features(student: Student, rng: np.random.Generator) -> None:
    """On a deeper extractor, the head computes a softmax of its features."""
    data = probes.extractor(rng, n_blocks=3)
    model = with_head(student, data, 3)
    pictures = images(rng, 4, 16) * 2 - 1
    kernel, *bias = model.chain[-1].weights
    outputs = np.exp(predict(data, pictures) @ kernel + (bias[0] if bias else 0))
    expect(
        np.allclose(predict(model, pictures), outputs / outputs.sum(axis=1, keepdims=True), 1e-3),
        "Your model's probabilities are not a softmax of the extractor's features.",
        "other-features",
    )


@check(
    points=1,
    hints=(
        "Look at the extractor after the call: is it still as it was?",
        "Adding a layer to a model changes that model; making a new one does not.",
        "Make a new model, and leave freezing for the next exercise.",
    ),
    needs=("adds_one_layer_for_the_classes",),
)
def test_leaves_the_extractor_alone(student: Student, rng: np.random.Generator) -> None:
    """The extractor keeps its layers, weights and flags."""
    data = probes.extractor(rng)
    returned = student.add_head(data, 2)
    unchanged(data, returned, "add_head")
    flags_kept(data, returned, "add_head")

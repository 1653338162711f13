"""describe_layers: flags, and models of other kinds."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.public import test_inspect as public
from autograder.scoring.rubric import check
from autograder.students.protocol import Student

EXERCISE = "inspect"


@check(
    points=1,
    hints=(
        "Freeze one layer of a model by hand, and look at your table again.",
        "The flag belongs to each layer, not to the model as a whole.",
        "Ask every layer for its own attribute `trainable`.",
    ),
    needs=("describes_every_layer",),
    because="It asks for the flags alone; the next check asks for everything, of other models.",
)
def test_tells_what_is_trainable(student: Student, rng: np.random.Generator) -> None:
    """The table says of each layer whether it is trainable."""
    data = public.partly_frozen(rng)
    public.flags_are_right(public.described(student, data), data)


@check(
    points=1,
    hints=(
        "Try your function on a model made with keras.Model(inputs, outputs).",
        "Such a model lists its input as layer 0; a BatchNormalization layer holds four arrays, "
        "two of them not learned.",
        "Go through `model.layers` as it is, leave nothing out, and count all numbers.",
    ),
    needs=(
        "describes_every_layer",
        "tells_names_and_classes",
        "counts_parameters",
        "tells_what_is_trainable",
    ),
)
def test_describes_any_model(student: Student, rng: np.random.Generator) -> None:
    """A Functional model with its input and BatchNormalization layers is described as well."""
    kinds: tuple[tuple[probes.Style, int], ...] = (("functional", 3), ("sequential", 1))
    for style, n_blocks in kinds:
        data = probes.backbone(
            rng, style=style, n_blocks=n_blocks, n_dense=1, batch_norm=True, size=16
        )
        data = probes.with_trainable(data, -1, 2)
        table = public.described(student, data)
        public.names_are_right(table, data)
        public.counts_are_right(table, data)
        public.flags_are_right(table, data)

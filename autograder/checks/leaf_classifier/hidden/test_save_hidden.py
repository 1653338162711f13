"""save_classifier with other models, and what it leaves behind."""

import numpy as np

from autograder.checks.leaf_classifier.public.test_save import saved_whole
from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import has_flags, unchanged
from autograder.evidence.inputs import NewFile
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "save"


@check(
    points=3,
    hints=(
        "Would your function save another network, and leave it whole?",
        "Nothing in it needs to know how many layers there are, or of which kind.",
        "Save the model that was given, as it is, and do nothing else with it.",
    ),
    needs=("saves_the_model",),
)
def test_saves_any_model(student: Student, rng: np.random.Generator) -> None:
    """It saves other models, Functional and with frozen layers, and changes none."""
    model = probes.backbone(rng, style="functional", n_blocks=1, n_classes=4, batch_norm=True)
    # Its input is entry 0: the convolution and the last layer may learn.
    model = probes.with_trainable(model, 1, -1)
    returned = student.save_classifier(model, NewFile("other.keras"))
    unchanged(model, returned, "save_classifier")
    expect(
        has_flags(returned.after.get("0"), model),
        "`save_classifier` changed which layers of the given model are trainable. Saving should "
        "leave the model, and its flags, as they are.",
        "changed-input-flags",
    )
    expect(
        returned.after["0"].compiled is None,
        "The given model was not compiled; after `save_classifier` it is. Saving needs no "
        "optimizer and no loss, and should leave the model as it is.",
        "compiled-input",
    )
    expect(
        has_flags(saved_whole(model, returned, "keras"), model),
        "In the saved file not the same layers are trainable as in the model that was given. Save "
        "it with its flags as they are.",
        "other-flags-in-the-file",
    )
    over = student.save_classifier(model, NewFile("there.keras", taken=True))
    expect(
        "1" in over.after,
        "Where `path` names a file that is there already, `save_classifier` leaves no whole model "
        "in it. Such a file is written over.",
        "not-written-over",
    )
    saved_whole(model, over, "keras")

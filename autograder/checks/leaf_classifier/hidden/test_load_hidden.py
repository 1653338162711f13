"""load_classifier with the other format and another network."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import model_in
from autograder.checks.transfer_learning.public.test_load import (
    same_knowledge,
    same_layers,
    with_other_weights,
)
from autograder.evidence.inputs import ModelFile
from autograder.evidence.model import ModelData, same_weights
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "load"


@check(
    points=3,
    hints=(
        "Does it read the file that `path` names, whatever is in it?",
        "The loader of Keras tells the formats apart by itself.",
        "No name of a file, and no layer, needs to stand in the function.",
    ),
    needs=("loads_what_was_saved",),
)
def test_loads_any_model(student: Student, rng: np.random.Generator) -> None:
    """It loads other networks, from .h5 as well, each time as they are in the file."""
    model = probes.backbone(rng, n_blocks=1, n_dense=2, n_classes=3, batch_norm=True)
    other = with_other_weights(model)
    # The .keras file stays where it is, beside the .h5 file.
    student.load_classifier(ModelFile(other, "keras", "network", as_text=False))
    file = ModelFile(model, "h5", "network", as_text=False)
    found = model_in(student.load_classifier(file), "load_classifier")
    expect(
        not _alike(found, other),
        "Beside the .h5 file lies a .keras file of the same name, and your function gave the "
        "model of that one. Is the file read that `path` names?",
        "other-file",
    )
    same_layers(model, found, "h5")
    same_knowledge(model, found, "h5")
    file = ModelFile(other, "h5", "network", as_text=False)
    again = model_in(student.load_classifier(file), "load_classifier")
    expect(
        not _alike(again, model),
        "The file was saved anew with other weights, but your function still gave those from "
        "before. A model that is kept from an earlier call is not what is in the file now, and "
        "may have been trained since. Is the file read in every call?",
        "not-read-again",
    )
    same_knowledge(other, again, "h5")


def _alike(one: ModelData, other: ModelData) -> bool:
    """Whether two models hold the same weights."""
    pairs = zip(one.weighted, other.weighted)
    return all(same_weights(mine, theirs, 1e-6) for mine, theirs in pairs)

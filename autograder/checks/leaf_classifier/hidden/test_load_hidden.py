"""load_classifier with the other format and another network."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import model_in
from autograder.checks.transfer_learning.public.test_load import same_knowledge, same_layers
from autograder.evidence.inputs import ModelFile
from autograder.scoring.rubric import check
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
    """It loads other networks, from .h5 as well."""
    model = probes.backbone(rng, n_blocks=1, n_dense=2, n_classes=3, batch_norm=True)
    file = ModelFile(model, "h5", as_text=False)
    found = model_in(student.load_classifier(file), "load_classifier")
    same_layers(model, found, "h5")
    same_knowledge(model, found, "h5")

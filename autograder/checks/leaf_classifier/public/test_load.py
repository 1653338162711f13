"""load_classifier(path): the model in a .h5 or .keras file."""

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
        "The file holds a whole model, layers and weights. Who can read it?",
        "Look for a function in keras.models whose name says what you want to do.",
        "It takes the path and gives back the model; hand that model back with `return`.",
    ),
)
def test_loads_what_was_saved(student: Student, rng: np.random.Generator) -> None:
    """It gives the model that is in the .keras file, with its weights."""
    model = probes.backbone(rng)
    returned = student.load_classifier(ModelFile(model, "keras"))
    found = model_in(returned, "load_classifier")
    same_layers(model, found, "keras")
    same_knowledge(model, found, "keras")

"""save_classifier(model, path): a whole model in a file."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.public.test_load import same_knowledge, same_layers
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import NewFile
from autograder.evidence.model import ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "save"


def saved_whole(model: ModelData, returned: Returned, format: str) -> ModelData:
    """The model that is in the file after the call; a Mistake unless it is `model`, as a whole."""
    name = f".{format}"
    found = returned.after.get("1")
    expect(
        found is not None,
        f"`save_classifier` was given a path that ends in {name!r}, but afterwards there is no "
        f"whole model in that file. Does it save the model to `path`, in the format of its suffix?",
        "nothing-saved",
    )
    assert found is not None
    same_layers(model, found, format)
    same_knowledge(model, found, format)
    return found


@check(
    points=3,
    hints=(
        "Which file is there after the call, and what is in it?",
        "A Keras model has a method that writes layers and weights into one file.",
        "Call the model's save with the path that was given.",
    ),
    because="A file that is not there is told as such, before formats are compared.",
)
def test_saves_the_model(student: Student, rng: np.random.Generator) -> None:
    """The .keras file holds the whole model, with its weights."""
    model = probes.backbone(rng)
    saved_whole(model, student.save_classifier(model, NewFile("leaves.keras")), "keras")


@check(
    points=2,
    hints=(
        "What if somebody asks for the other format?",
        "The suffix of the path settles the format; Keras looks at it by itself.",
        "Hand the path on as it is, and put no suffix of your own behind it.",
    ),
    needs=("saves_the_model",),
)
def test_saves_in_the_old_format_too(student: Student, rng: np.random.Generator) -> None:
    """A path that ends in .h5 gives a file in that format."""
    model = probes.backbone(rng)
    saved_whole(model, student.save_classifier(model, NewFile("leaves.h5")), "h5")

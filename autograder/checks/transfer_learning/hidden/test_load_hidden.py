"""load_backbone on the other file format, and on models of other kinds."""

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import model_in, statistics_kept
from autograder.checks.transfer_learning.public.test_load import same_knowledge, same_layers
from autograder.evidence.inputs import ModelFile
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "load"


@check(
    points=1,
    hints=(
        "Keras has two file formats. Does your function read both?",
        "The loader of keras.models looks at the ending of the name by itself.",
        "Hand `path` over as it is; there is no need to look into the file.",
    ),
    needs=("loads_the_model",),
    because="It varies the format alone; the next check varies the model as well.",
)
def test_loads_keras_files(student: Student, rng: np.random.Generator) -> None:
    """It reads a .keras file as well as a .h5 file."""
    data = probes.backbone(rng)
    found = model_in(student.load_backbone(ModelFile(data, "keras")), "load_backbone")
    same_layers(data, found, "keras")


@check(
    points=1,
    hints=(
        "Does your function say anything about which layers there are? It should not have to.",
        "A function that rebuilds one network by hand fits one file only.",
        "Let Keras read everything from the file: layers, their order, weights, statistics.",
    ),
    needs=("loads_the_model", "loads_what_it_learned", "loads_keras_files"),
)
def test_loads_any_model(student: Student, rng: np.random.Generator) -> None:
    """A Functional model with BatchNormalization predicts after loading what it did before."""
    data = probes.backbone(rng, style="functional", n_blocks=1, n_dense=2, batch_norm=True, size=16)
    file = ModelFile(data, "keras", as_text=False)
    found = model_in(student.load_backbone(file), "load_backbone")
    same_layers(data, found, "keras")
    statistics_kept(data, found, "in the file")
    same_knowledge(data, found, "keras")
    pictures = probes.images(rng, 4, 16)
    wanted, given = probes.predict(data, pictures), probes.predict(found, pictures)
    expect(
        given.shape == wanted.shape and np.allclose(given, wanted, rtol=1e-4, atol=1e-6),
        "For the same images your model predicts other probabilities than the saved one.",
        "other-model",
    )

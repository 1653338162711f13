"""load_backbone(path): the Keras model in a .h5 or .keras file."""

import msgspec
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.findings import model_in
from autograder.evidence.inputs import ModelFile
from autograder.evidence.model import LayerData, ModelData, movement, same_weights
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "load"


def same_layers(wanted: ModelData, found: ModelData, file: str) -> None:
    """A Mistake unless the model has the layers of the file, with their shapes."""
    expect(
        [_outline(layer) for layer in found.chain] == [_outline(layer) for layer in wanted.chain],
        f"The .{file} file holds the layers {probes.kinds(wanted.chain)}; your model has "
        f"{probes.kinds(found.chain)}"
        + (
            ", with weights of other shapes. Is it read from `path`, whatever the file holds?"
            if probes.kinds(found.chain) == probes.kinds(wanted.chain)
            else ". Is it read from `path`, and returned as it is?"
        ),
        "other-model",
    )


def same_knowledge(wanted: ModelData, found: ModelData, file: str) -> None:
    """A Mistake unless the weights are those of the file."""
    for original, loaded in zip(wanted.chain, found.chain):
        expect(
            movement(original.weights, loaded.weights) <= 1e-6,
            f"The weights of your layer {loaded.name!r} ({loaded.kind}) are not those in the "
            f".{file} file: the model does not know what it had learned.",
            "fresh-weights",
        )


def with_other_weights(data: ModelData) -> ModelData:
    """The same layers, each of whose weights has the other sign."""
    layers = tuple(
        msgspec.structs.replace(layer, weights=tuple(-weight for weight in layer.weights))
        for layer in data.layers
    )
    return msgspec.structs.replace(data, layers=layers)


def _outline(layer: LayerData) -> tuple[object, ...]:
    activation = layer.config.get("activation")
    return layer.kind, activation, tuple(weight.shape for weight in layer.weights)


@check(
    points=2,
    hints=(
        "The file holds a whole model, layers and all. Who can read it?",
        "Look for a function in keras.models whose name says what you want to do.",
        "It takes the path and gives back the model; hand that model back with `return`.",
    ),
)
def test_loads_the_model(student: Student, rng: np.random.Generator) -> None:
    """It gives the model that is in the .h5 file, layer by layer."""
    data = probes.backbone(rng)
    same_layers(data, model_in(student.load_backbone(ModelFile(data, "h5")), "load_backbone"), "h5")


@check(
    points=1,
    hints=(
        "The same layers are not yet the same model: what makes it trained?",
        "A model built anew from its configuration starts with random weights.",
        "Read layers and weights in one go, with the loader of keras.models.",
    ),
    needs=("loads_the_model",),
)
def test_loads_what_it_learned(student: Student, rng: np.random.Generator) -> None:
    """The model has the weights that are in the file, each time it is loaded."""
    data = probes.backbone(rng)
    found = model_in(student.load_backbone(ModelFile(data, "h5", "backbone")), "load_backbone")
    same_knowledge(data, found, "h5")
    other = with_other_weights(data)
    again = model_in(student.load_backbone(ModelFile(other, "h5", "backbone")), "load_backbone")
    kept = zip(data.weighted, again.weighted)
    expect(
        not all(same_weights(original, loaded, 1e-6) for original, loaded in kept),
        "The file was saved anew with other weights, but your function still gave those from "
        "before. A model that is kept from an earlier call is not what is in the file now, and "
        "may have been trained since. Is the file read in every call?",
        "not-read-again",
    )
    same_knowledge(other, again, "h5")

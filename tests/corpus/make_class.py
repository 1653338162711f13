"""Makes the sample classes: `python -m tests.corpus.make_class` writes each assignment's `class/`.

Each student is the solution with something changed, so that a class stays whole when the lesson's
text changes. What each must score stands in `class/expected.csv`. In every class ada and ben have
solved everything, in a notebook and in a module, and mia and nora have not begun.
"""

import copy
import json
from collections.abc import Callable
from typing import Any

from autograder.checks import assignments
from tests.corpus import harness

#: Mistakes of the corpus that one student makes, in the smaller classes.
SLIPS = {
    "imagenet_backbone": ("features__kept_the_places", "freeze__a_copy", "compare__worst_first"),
    "leaf_classifier": ("build__no_normalization", "confusion__transposed", "save__always_keras"),
}

FUNCTIONAL = {
    "truncate": """
def truncate(model, n_layers=2):
    kept = [layer for layer in model.layers if not isinstance(layer, layers.InputLayer)]
    outputs = inputs = keras.Input(model.input_shape[1:])
    for layer in kept[: len(kept) - n_layers]:
        outputs = layer(outputs)
    return keras.Model(inputs, outputs, name="features")
""",
    "head": """
def replace_head(features, n_classes):
    inputs = keras.Input(features.input_shape[1:])
    outputs = layers.Dense(n_classes, activation="softmax", name="new_dense_output")(
        features(inputs)
    )
    return keras.Model(inputs, outputs)
""",
}
SEQUENTIAL = {
    "truncate": """
def truncate(model, n_layers=2):
    shorter = keras.Sequential([keras.Input(model.input_shape[1:])])
    for layer in model.layers[:-n_layers]:
        if not isinstance(layer, layers.InputLayer):
            shorter.add(layer)
    return shorter
""",
    "head": """
def replace_head(features, n_classes):
    model = keras.Sequential([keras.Input(features.input_shape[1:])])
    for layer in features.layers:
        if not isinstance(layer, layers.InputLayer):
            model.add(layer)
    model.add(layers.Dense(n_classes, activation="softmax", name="new_dense_output"))
    return model
""",
}
MISTAKES = {
    "froze_the_wrong_end": """
def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index < n_trainable
    return model
""",
    "froze_everything": """
def freeze(model, n_trainable=1):
    model.trainable = False
    return model
""",
    "cut_with_an_index": """
def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[6 - n_layers].output)
""",
    "popped_the_backbone": """
def truncate(model, n_layers=2):
    for _ in range(n_layers):
        model.pop()
    return model
""",
    "sigmoid_for_two": """
def replace_head(features, n_classes):
    head = layers.Dense(2, activation="sigmoid", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))
""",
    "did_not_compile_again": """
def fine_tune(model, training_set, validation_set, n_layers=4, learning_rate=1e-5, epochs=10):
    for layer in model.layers[:n_layers]:
        layer.trainable = True
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
""",
    "augmented_and_shuffled_everything": """
def load_shoes(shoes_dir, image_size=(64, 64), batch_size=8):
    generator = ImageDataGenerator(
        rescale=1 / 255, shear_range=0.2, zoom_range=0.2, horizontal_flip=True, validation_split=0.2
    )
    options = {"target_size": image_size, "batch_size": batch_size, "class_mode": "categorical"}
    train, test = Path(shoes_dir) / "Train", Path(shoes_dir) / "Test"
    return (
        generator.flow_from_directory(train, subset="training", **options),
        generator.flow_from_directory(train, subset="validation", **options),
        generator.flow_from_directory(test, **options),
    )
""",
    "returned_the_model": """
def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    return model
""",
}
TROUBLE = {
    "endless": """
def describe_layers(model):
    table = []
    while len(table) < len(model.layers):
        table = table[:0]
    return pd.DataFrame(table)
""",
    "hog": """
def compare(accuracies):
    grown = [np.ones((1024, 1024, 64)) for _ in range(1000)]
    return pd.DataFrame({"Stage": accuracies.keys(), "Accuracy": accuracies.values()})
""",
    "crash": """
def test_accuracy(model, dataset):
    import os

    os.abort()
""",
}


def module(*codes: str) -> bytes:
    return harness.module_with(*codes).encode()


def notebook(codes: dict[str, str], edit: Callable[[Any], None] = lambda cells: None) -> bytes:
    """The student's notebook with cells filled in, then edited as a whole."""
    made = harness.notebook_with(codes)
    edit(made["cells"])
    return as_file(made)


def as_file(notebook: Any) -> bytes:
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def solved(**changes: str) -> dict[str, str]:
    return harness.solution_cells() | changes


def without(*exercises: str) -> dict[str, str]:
    return {name: code for name, code in solved().items() if name not in exercises}


def deleted_and_doubled(cells: list[dict[str, Any]]) -> None:
    """Takes out the imports, a check and an exercise, and doubles another exercise."""
    by_id = {harness.grade_id(cell): cell for cell in cells}
    for name in ("imports", "check-load", "compare"):
        cells.remove(by_id[name])
    cells.append(copy.deepcopy(by_id["head"]))


def submissions(assignment: str) -> dict[str, bytes]:
    """The content of each file of an assignment's class, by name."""
    return first_class() if assignment == harness.ASSIGNMENT else small_class(assignment)


def small_class(assignment: str) -> dict[str, bytes]:
    """All solved, a few mistakes, and nothing done."""
    folder = harness.corpus(assignment) / "wrong"
    slips = [folder / f"{name}.py" for name in SLIPS.get(assignment, ())]
    codes = [harness.read_case(path, assignment).code for path in slips]
    cells = harness.solution_cells(assignment)
    return {
        "ada.ipynb": as_file(harness.notebook_with(cells, assignment)),
        "ben.py": harness.module_with(assignment=assignment).encode(),
        "finn.py": harness.module_with(*codes, assignment=assignment).encode(),
        "mia.ipynb": as_file(harness.student_notebook(assignment)),
        "nora.py": harness.stubs(assignment).encode(),
    }


def first_class() -> dict[str, bytes]:
    """Each classic mistake, each kind of trouble, and other ways to be right."""
    m, t = MISTAKES, TROUBLE
    return {
        "ada.ipynb": notebook(solved()),
        "ben.py": module(),
        "chloe.py": module(*FUNCTIONAL.values()),
        "dev.ipynb": notebook(solved(**SEQUENTIAL)),
        "emma.ipynb": notebook(without("fine_tune", "compare")),
        "finn.py": module(m["froze_the_wrong_end"]),
        "gina.ipynb": notebook(solved(freeze=m["froze_everything"])),
        "hugo.py": module(m["cut_with_an_index"]),
        "iris.ipynb": notebook(solved(data=m["augmented_and_shuffled_everything"])),
        "jon.py": module(m["sigmoid_for_two"]),
        "kate.ipynb": notebook(solved(fine_tune=m["did_not_compile_again"])),
        "liam.py": module(m["popped_the_backbone"], m["returned_the_model"]),
        "mia.ipynb": notebook({}),
        "nora.py": harness.stubs().encode(),
        "omar.ipynb": notebook(
            solved(truncate="def truncate(model, n_layers=2)\n    return model")
        ),
        "pia.py": module("def compare(accuracies:"),
        "quin.py": module(t["endless"]),
        "rosa.ipynb": notebook(solved(compare=t["hog"])),
        "sam.py": module(t["crash"]),
        "tara.ipynb": notebook(solved(), deleted_and_doubled),
        "uma.py": b"",
        "vic.ipynb": b"I have done all exercises on paper.\n",
    }


def main() -> None:
    for assignment in assignments():
        folder = harness.corpus(assignment) / "class"
        folder.mkdir(exist_ok=True)
        for name, content in submissions(assignment).items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()

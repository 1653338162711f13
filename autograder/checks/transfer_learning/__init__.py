"""Transfer learning: from six kinds of leaves to two kinds of shoes."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells
from autograder.checks.transfer_learning.raised import RAISED
from autograder.checks.transfer_learning.reading import READING


def _exercise(name: str, function: str, summary: str) -> Exercise:
    return Exercise(name, function, summary, READING[name], raised=RAISED.get(name, ()))


ASSIGNMENT = Assignment(
    name="transfer_learning",
    title="Transfer learning: from leaves to shoes",
    exercises=(
        _exercise("load", "load_backbone", "load the leaf classifier from its file"),
        _exercise("data", "load_shoes", "read the shoe images in batches"),
        _exercise("inspect", "describe_layers", "tabulate the layers of a model"),
        _exercise("truncate", "truncate", "cut the last layers off the model"),
        _exercise("head", "replace_head", "put a new classification layer on"),
        _exercise("freeze", "freeze", "freeze all but the last layers"),
        _exercise("evaluate", "test_accuracy", "measure the accuracy on a test set"),
        _exercise("table", "prediction_table", "tabulate what the model predicts"),
        _exercise("train", "train_head", "train the new head"),
        _exercise("fine_tune", "fine_tune", "unfreeze the first layers and train gently"),
        _exercise("compare", "compare", "tabulate and draw the accuracies"),
    ),
    data=("Shoes/Train/*/*", "Shoes/Test/*/*", "*.h5", "*.keras", "calibration/*.json"),
    readable=("Shoes/Train", "*.h5", "*.keras"),
    scored="Shoes/Test",
    measured=True,
    cells=read_cells(Path(__file__).with_name("release.json")),
)

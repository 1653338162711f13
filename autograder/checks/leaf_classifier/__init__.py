"""The leaf classifier: a small convolutional network, built and trained from scratch."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, Raised, read_cells
from autograder.checks.leaf_classifier.reading import READING
from autograder.checks.transfer_learning.raised import (
    NOT_COMPILED,
    OWN_NETWORK,
    PATH_AS_TEXT,
    TEXT_AS_PATH,
)

#: What is behind the errors that functions of an exercise end in.
RAISED = {
    "data": TEXT_AS_PATH,
    "measure": (NOT_COMPILED,),
    "save": (
        Raised(r"ValueError:\sThe\sfilename\smust\send\sin\s`\.weights", "nothing-saved"),
        *TEXT_AS_PATH,
    ),
    "load": (
        Raised(r"ValueError:\sFile\snot\sfound|FileNotFoundError", "other-file"),
        OWN_NETWORK,
        *TEXT_AS_PATH,
        *PATH_AS_TEXT,
    ),
}


def _exercise(name: str, function: str, summary: str) -> Exercise:
    return Exercise(name, function, summary, READING[name], raised=RAISED.get(name, ()))


ASSIGNMENT = Assignment(
    name="leaf_classifier",
    title="A classifier of leaves, from scratch",
    exercises=(
        _exercise("data", "load_leaves", "read the leaf images in batches"),
        _exercise("build", "build_classifier", "build a convolutional network"),
        _exercise("measure", "measure_accuracy", "measure the accuracy of a model"),
        _exercise("train", "train_classifier", "compile and train from scratch"),
        _exercise("confusion", "confusion_matrix", "count what is taken for what"),
        _exercise("report", "class_report", "tabulate recall and precision"),
        _exercise("save", "save_classifier", "save a model to a file"),
        _exercise("load", "load_classifier", "load a model that was saved"),
    ),
    data=("Leaves/Train/*/*", "Leaves/Test/*/*"),
    readable=("Leaves/Train",),
    scored="Leaves/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

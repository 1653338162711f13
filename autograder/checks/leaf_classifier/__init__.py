"""The leaf classifier: a small convolutional network, built and trained from scratch."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells

ASSIGNMENT = Assignment(
    name="leaf_classifier",
    title="A classifier of leaves, from scratch",
    exercises=(
        Exercise("data", "load_leaves", "read the leaf images in batches"),
        Exercise("build", "build_classifier", "build a convolutional network"),
        Exercise("measure", "measure_accuracy", "measure the accuracy of a model"),
        Exercise("train", "train_classifier", "compile and train from scratch"),
        Exercise("confusion", "confusion_matrix", "count what is taken for what"),
        Exercise("report", "class_report", "tabulate recall and precision"),
        Exercise("save", "save_classifier", "save a model to a file"),
        Exercise("load", "load_classifier", "load a model that was saved"),
    ),
    data=("Leaves/Train/*/*", "Leaves/Test/*/*"),
    readable=("Leaves/Train",),
    scored="Leaves/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

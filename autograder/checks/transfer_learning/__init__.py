"""Transfer learning: from six kinds of leaves to two kinds of shoes."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells

ASSIGNMENT = Assignment(
    name="transfer_learning",
    title="Transfer learning: from leaves to shoes",
    exercises=(
        Exercise("load", "load_backbone", "load the leaf classifier from its file"),
        Exercise("data", "load_shoes", "read the shoe images in batches"),
        Exercise("inspect", "describe_layers", "tabulate the layers of a model"),
        Exercise("truncate", "truncate", "cut the last layers off the model"),
        Exercise("head", "replace_head", "put a new classification layer on"),
        Exercise("freeze", "freeze", "freeze all but the last layers"),
        Exercise("evaluate", "test_accuracy", "measure the accuracy on a test set"),
        Exercise("table", "prediction_table", "tabulate what the model predicts"),
        Exercise("train", "train_head", "train the new head"),
        Exercise("fine_tune", "fine_tune", "unfreeze the first layers and train gently"),
        Exercise("compare", "compare", "tabulate and draw the accuracies"),
    ),
    data=("Shoes/Train/*/*", "Shoes/Test/*/*", "*.h5", "*.keras", "calibration/*.json"),
    readable=("Shoes/Train", "*.h5", "*.keras"),
    scored="Shoes/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

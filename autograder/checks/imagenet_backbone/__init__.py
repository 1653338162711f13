"""A backbone from ImageNet: EfficientNet-Lite0 learns to tell two kinds of shoes apart."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells
from autograder.checks.imagenet_backbone.raised import RAISED
from autograder.checks.imagenet_backbone.reading import READING

ASSIGNMENT = Assignment(
    name="imagenet_backbone",
    title="A backbone from ImageNet",
    exercises=tuple(
        Exercise(name, function, summary, READING[name], raised=RAISED.get(name, ()))
        for name, function, summary in (
            ("load", "load_shoes", "read the images as the backbone expects them"),
            ("features", "feature_extractor", "drop the head and pool the feature maps"),
            ("head", "add_head", "put a new classification layer on"),
            ("freeze", "freeze_backbone", "freeze all but the head, statistics included"),
            ("cache", "cache_features", "compute the features of all images once"),
            ("train", "train_on_features", "train a head on cached features"),
            ("unfreeze", "unfreeze_from", "unfreeze the last block, but no BatchNormalization"),
            ("tune", "fine_tune", "train what is unfrozen, gently"),
            ("compare", "compare_networks", "tabulate networks with their intervals"),
            ("saliency", "saliency_map", "show which pixels a prediction depends on"),
        )
    ),
    data=("Shoes/Train/*/*", "Shoes/Test/*/*", "calibration/*.json"),
    scored="Shoes/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

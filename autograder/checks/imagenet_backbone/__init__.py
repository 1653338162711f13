"""A backbone from ImageNet: EfficientNet-Lite0 learns to tell two kinds of shoes apart."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells
from autograder.checks.imagenet_backbone.reading import READING


def _exercise(name: str, function: str, summary: str) -> Exercise:
    return Exercise(name, function, summary, READING[name])


ASSIGNMENT = Assignment(
    name="imagenet_backbone",
    title="A backbone from ImageNet",
    exercises=(
        _exercise("load", "load_shoes", "read the images as the backbone expects them"),
        _exercise("features", "feature_extractor", "drop the head and pool the feature maps"),
        _exercise("head", "add_head", "put a new classification layer on"),
        _exercise("freeze", "freeze_backbone", "freeze all but the head, statistics included"),
        _exercise("cache", "cache_features", "compute the features of all images once"),
        _exercise("train", "train_on_features", "train a head on cached features"),
        _exercise(
            "unfreeze", "unfreeze_from", "unfreeze the last block, but no BatchNormalization"
        ),
        _exercise("tune", "fine_tune", "train what is unfrozen, gently"),
        _exercise("compare", "compare_networks", "tabulate networks with their intervals"),
        _exercise("saliency", "saliency_map", "show which pixels a prediction depends on"),
    ),
    data=("Shoes/Train/*/*", "Shoes/Test/*/*", "calibration/*.json"),
    scored="Shoes/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

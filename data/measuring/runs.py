"""The trainings that are repeated over many seeds, by name."""

import time
from collections.abc import Callable
from pathlib import Path

import keras

from measuring.images import Images, read
from measuring.training import accuracy, cut_model, fine_tune, fit, from_scratch, train

BACKBONE = "leaf_classifier_model.h5"
SIZES = (5, 10, 20)
TARGET = 0.90
MAX_EPOCHS = 40
BOTH, LAST = 2, 1
#: The runs that the thresholds of the checks rest on.
FULL = "both cut, all shoes"
Run = Callable[[int], dict[str, float]]


class Lab:
    """The images, and the runs that are measured on them.

    `data` is the data folder, `unseen` a folder of images that nobody trains on.
    """

    def __init__(self, data: Path, unseen: Path) -> None:
        self.backbone = data / BACKBONE
        self.train = read(data / "Shoes" / "Train")
        self.test = read(data / "Shoes" / "Test")
        self.unseen = read(unseen)
        self.n_classes = self.train.y.shape[1]
        self.all = int(self.train.y.sum(axis=0).max())
        smallest = int(self.train.y.sum(axis=0).min())
        self.sizes = [*(n for n in SIZES if n < smallest), self.all]

    def images(self, per_class: int) -> Images:
        return self.train.first(per_class).training_part()

    def transferred(self, per_class: int, n_layers: int = BOTH) -> Run:
        """Before training, after the head, after fine-tuning."""

        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            model, images = (
                cut_model(self.backbone, n_layers, self.n_classes),
                self.images(per_class),
            )
            before = accuracy(model, self.unseen)
            train(model, images)
            head, head_18 = accuracy(model, self.unseen), accuracy(model, self.test)
            fine_tune(model, images)
            return {
                "before": before,
                "head": head,
                "head_test_images": head_18,
                "fine_tuned": accuracy(model, self.unseen),
                "fine_tuned_test_images": accuracy(model, self.test),
            }

        return run

    def scratch(self, per_class: int) -> Run:
        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            model = from_scratch(self.backbone, BOTH, self.n_classes)
            train(model, self.images(per_class))
            return {"scratch": accuracy(model, self.unseen)}

        return run

    def time_to_target(self, frozen: bool) -> Run:
        """Epochs and seconds of training until the hidden accuracy reaches the target."""

        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            make = cut_model if frozen else from_scratch
            model, seconds = make(self.backbone, BOTH, self.n_classes), 0.0
            model.compile(optimizer="nadam", loss="categorical_crossentropy")
            for epoch in range(1, MAX_EPOCHS + 1):
                start = time.perf_counter()
                fit(model, self.images(self.all), epochs=1)
                seconds += time.perf_counter() - start
                if accuracy(model, self.unseen) >= TARGET:
                    return {"epochs": epoch, "seconds": round(seconds, 2)}
            return {"epochs": float("inf"), "seconds": round(seconds, 2)}

        return run


def runs(lab: Lab) -> dict[str, Run]:
    """What the lesson claims, and what the thresholds rest on."""
    named = thresholds_runs(lab)
    named |= {f"both cut, {n} shoes": lab.transferred(n) for n in lab.sizes[:-1]}
    named |= {f"scratch, {n} shoes": lab.scratch(n) for n in lab.sizes}
    named["last cut, all shoes"] = lab.transferred(lab.all, LAST)
    named["to target, frozen"] = lab.time_to_target(frozen=True)
    named["to target, scratch"] = lab.time_to_target(frozen=False)
    return named


def thresholds_runs(lab: Lab) -> dict[str, Run]:
    """What the thresholds of the checks rest on."""
    return {FULL: lab.transferred(lab.all)}

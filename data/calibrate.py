"""Measures what the lesson claims: `python data/calibrate.py` writes data/calibration/.

Every step is trained over many seeds and measured on hidden shoes that are rendered for it.
An interrupted run goes on where it stopped.
"""

import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import keras
import numpy as np
from rich.progress import Progress

from measuring import plots
from measuring.images import Images, read
from measuring.training import accuracy, cut_model, fine_tune, fit, from_scratch, train
from measuring.trivial import trivial_accuracies
from rendering.sheets import contact_sheet

HERE = Path(__file__).parent
OUT = HERE / "calibration"
BACKBONE = HERE / "leaf_classifier_model.h5"
HIDDEN_SEED = "calibration"
PER_CLASS = 250
SIZES = (5, 10, 20, 40)
TARGET = 0.90
MAX_EPOCHS = 40
#: Trainings until the target is reached are long, and their figures need no more than these.
TIMED_SEEDS = 5
LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "scipy")
BOTH, LAST = 2, 1
Run = Callable[[int], dict[str, float]]


class Lab:
    """The images, and the runs that are measured on them."""

    def __init__(self, hidden: Path) -> None:
        self.train = read(HERE / "Shoes" / "Train")
        self.test = read(HERE / "Shoes" / "Test")
        self.hidden = read(hidden)
        self.n_classes = self.train.y.shape[1]

    def images(self, per_class: int) -> Images:
        return self.train.first(per_class).training_part()

    def transferred(self, per_class: int, n_layers: int = BOTH) -> Run:
        """Before training, after the head, after fine-tuning."""

        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            model, images = cut_model(BACKBONE, n_layers, self.n_classes), self.images(per_class)
            before = accuracy(model, self.hidden)
            train(model, images)
            head, head_18 = accuracy(model, self.hidden), accuracy(model, self.test)
            fine_tune(model, images)
            return {
                "before": before,
                "head": head,
                "head_test_images": head_18,
                "fine_tuned": accuracy(model, self.hidden),
                "fine_tuned_test_images": accuracy(model, self.test),
            }

        return run

    def scratch(self, per_class: int) -> Run:
        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            model = from_scratch(BACKBONE, BOTH, self.n_classes)
            train(model, self.images(per_class))
            return {"scratch": accuracy(model, self.hidden)}

        return run

    def time_to_target(self, frozen: bool) -> Run:
        """Epochs and seconds of training until the hidden accuracy reaches the target."""

        def run(seed: int) -> dict[str, float]:
            keras.utils.set_random_seed(seed)
            make = cut_model if frozen else from_scratch
            model, seconds = make(BACKBONE, BOTH, self.n_classes), 0.0
            model.compile(optimizer="nadam", loss="categorical_crossentropy")
            for epoch in range(1, MAX_EPOCHS + 1):
                start = time.perf_counter()
                fit(model, self.images(40), epochs=1)
                seconds += time.perf_counter() - start
                if accuracy(model, self.hidden) >= TARGET:
                    return {"epochs": epoch, "seconds": round(seconds, 2)}
            return {"epochs": float("inf"), "seconds": round(seconds, 2)}

        return run


def runs(lab: Lab) -> dict[str, Run]:
    named = {f"both cut, {n} shoes": lab.transferred(n) for n in SIZES}
    named |= {f"scratch, {n} shoes": lab.scratch(n) for n in SIZES}
    named["last cut, 40 shoes"] = lab.transferred(40, LAST)
    named["to target, frozen"] = lab.time_to_target(frozen=True)
    named["to target, scratch"] = lab.time_to_target(frozen=False)
    return named


def measure(lab: Lab, n_seeds: int, kept: Path) -> dict[str, list[dict[str, float]]]:
    """All runs over all seeds; each result is written at once, so that nothing is lost."""
    done: dict[str, dict[str, float]] = {}
    if kept.is_file():
        done = {row["run"]: row["found"] for row in map(json.loads, kept.open(encoding="utf-8"))}
    seeds = {
        name: range(min(n_seeds, TIMED_SEEDS) if name.startswith("to target") else n_seeds)
        for name in runs(lab)
    }
    planned = {
        f"{name}, seed {s}": (run, s) for name, run in runs(lab).items() for s in seeds[name]
    }
    with Progress() as progress, kept.open("a", encoding="utf-8") as file:
        bar = progress.add_task("calibrating", total=len(planned))
        for name, (run, seed) in planned.items():
            if name not in done:
                done[name] = run(seed)
                file.write(json.dumps({"run": name, "found": done[name]}) + "\n")
                file.flush()
                keras.backend.clear_session()
            progress.advance(bar)
    return {name: [done[f"{name}, seed {s}"] for s in seeds[name]] for name in runs(lab)}


def lesson(found: dict[str, list[dict[str, float]]]) -> dict[str, Any]:
    """What the notebook draws: lists of accuracies, one number a seed."""

    def each(name: str, key: str) -> list[float]:
        return [round(row[key], 4) for row in found[name]]

    full = "both cut, 40 shoes"
    return {
        "stages": {key: each(full, key) for key in found[full][0]},
        "where_to_cut": {
            "1": each("last cut, 40 shoes", "head"),
            "2": each(full, "head"),
        },
        "learning_curve": {
            "shoes_a_class": list(SIZES),
            "frozen": [each(f"both cut, {n} shoes", "head") for n in SIZES],
            "fine_tuned": [each(f"both cut, {n} shoes", "fine_tuned") for n in SIZES],
            "scratch": [each(f"scratch, {n} shoes", "scratch") for n in SIZES],
        },
        "to_target": {
            "accuracy": TARGET,
            "frozen": {k: each("to target, frozen", k) for k in ("epochs", "seconds")},
            "scratch": {k: each("to target, scratch", k) for k in ("epochs", "seconds")},
        },
    }


def summary(values: list[float]) -> dict[str, float]:
    finite = np.array(values, dtype=float)
    return {
        "mean": round(float(finite.mean()), 4),
        "sd": round(float(finite.std()), 4),
        "worst": round(float(finite.min()), 4),
    }


def leaf_accuracy() -> float:
    model = keras.models.load_model(BACKBONE, compile=False)
    return round(accuracy(model, read(HERE / "Leaves" / "Test")), 4)


def sheets() -> None:
    shoes = [
        p for kind in ("Heels", "Oxfords") for p in _first(HERE / "Shoes" / "Train" / kind, 24)
    ]
    kinds = sorted(path for path in (HERE / "Leaves" / "Train").iterdir() if path.is_dir())
    leaves = [p for kind in kinds for p in _first(kind, 8)]
    contact_sheet(shoes, 8).save(OUT / "shoes.jpg", quality=85)
    contact_sheet(leaves, 8).save(OUT / "leaves.jpg", quality=85)


def _first(folder: Path, n: int) -> list[Path]:
    return sorted(folder.glob("*.jpg"))[:n]


def render_hidden(folder: Path) -> None:
    if not (folder / "manifest.json").is_file():
        command = [sys.executable, str(HERE / "render.py"), "--split", "hidden"]
        command += ["--seed", HIDDEN_SEED, "--per-class", str(PER_CLASS), "--out", str(folder)]
        subprocess.run(command, check=True)


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option(
    "--work", type=click.Path(path_type=Path), default=HERE.parent / ".hidden" / "calibration"
)
def main(seeds: int, work: Path) -> None:
    """Measure all claims of the lesson and write figures, plots and contact sheets."""
    OUT.mkdir(exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    render_hidden(work / "Shoes")
    lab = Lab(work / "Shoes")
    result: dict[str, Any] = {
        "command": f"python data/calibrate.py --seeds {seeds}",
        "seeds": seeds,
        "hidden_images": len(lab.hidden.x),
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "leaf_classifier": {"accuracy": leaf_accuracy()},
        "trivial": {k: round(v, 4) for k, v in trivial_accuracies(lab.train, lab.hidden).items()},
    }
    result |= lesson(measure(lab, seeds, work / "runs.jsonl"))
    result["summary"] = {
        **{name: summary(values) for name, values in result["stages"].items()},
        "last layer cut": summary(result["where_to_cut"]["1"]),
        **{
            f"{way}, {n} shoes": summary(values)
            for way in ("frozen", "fine_tuned", "scratch")
            for n, values in zip(SIZES, result["learning_curve"][way])
        },
    }
    text = json.dumps(result, indent=1, allow_nan=True).replace("Infinity", "null")
    (OUT / "lesson.json").write_text(text + "\n", encoding="utf-8")
    plots.where_to_cut(result, OUT / "where_to_cut.png")
    plots.learning_curve(result, OUT / "learning_curve.png")
    sheets()


if __name__ == "__main__":
    main()

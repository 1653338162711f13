"""Measures what the lesson claims and what its checks ask for: writes DATA/calibration/.

Every step is trained over many seeds and measured on images that nobody trains on: on hidden
shoes that are rendered for it, or, for photos of your own, on a folder that you name or on the
test images. An interrupted run goes on where it stopped.
"""

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import keras
import msgspec
import numpy as np
from rich.progress import Progress

from autograder.lesson.manifest import verify
from autograder.lesson.measured import folder_digest
from autograder.lesson.thresholds import FILES, Thresholds, images_digest
from measuring import plots
from measuring.images import read
from measuring.runs import BACKBONE, FULL, TARGET, Lab, Run, runs, thresholds_runs
from measuring.training import accuracy
from measuring.trivial import trivial_accuracies
from measuring.unseen import unseen_images, work_folder
from rendering.sheets import contact_sheet

HERE = Path(__file__).parent
#: Trainings until the target is reached are long, and their figures need no more than these.
TIMED_SEEDS = 5
#: Standard deviations between the worst accuracy that was measured and what is asked for.
MARGIN = 3.0
LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "scipy")
Found = dict[str, list[dict[str, float]]]


def measure(named: dict[str, Run], n_seeds: int, kept: Path) -> Found:
    """All runs over all seeds; each result is written at once, so that nothing is lost."""
    done: dict[str, dict[str, float]] = {}
    if kept.is_file():
        done = {row["run"]: row["found"] for row in map(json.loads, kept.open(encoding="utf-8"))}
    seeds = {
        name: range(min(n_seeds, TIMED_SEEDS) if name.startswith("to target") else n_seeds)
        for name in named
    }
    planned = {f"{name}, seed {s}": (run, s) for name, run in named.items() for s in seeds[name]}
    with Progress() as progress, kept.open("a", encoding="utf-8") as file:
        bar = progress.add_task("calibrating", total=len(planned))
        for name, (run, seed) in planned.items():
            if name not in done:
                done[name] = run(seed)
                file.write(json.dumps({"run": name, "found": done[name]}) + "\n")
                file.flush()
                keras.backend.clear_session()
            progress.advance(bar)
    return {name: [done[f"{name}, seed {s}"] for s in seeds[name]] for name in named}


def each(found: Found, name: str, key: str) -> list[float]:
    return [round(row[key], 4) for row in found[name]]


def thresholds(lab: Lab, found: Found, data: Path, command: str) -> Thresholds:
    """The worst accuracy after each stage."""
    return Thresholds(
        command=command,
        digest=images_digest(data, "Shoes"),
        seeds=len(found[FULL]),
        images=len(lab.unseen.x),
        z=MARGIN,
        worst={
            "head": min(each(found, FULL, "head")),
            "fine_tuned": min(each(found, FULL, "fine_tuned")),
        },
    )


def told(asked: Thresholds, lab: Lab) -> None:
    """Say what will be asked for, and warn where it is little more than guessing gives."""
    chance = float(lab.test.y.mean(axis=0).max())
    n = len(lab.test.x)
    for stage, worst in asked.worst.items():
        least = asked.least(stage, n)
        click.echo(
            f"{stage}: worst of {asked.seeds} trainings {worst:.3f}; of the {n} test images "
            f"{least:.0%} are asked for"
        )
        if least <= chance:
            click.echo(
                f"  Guessing gives {chance:.0%}: on these images the accuracy tells nothing. "
                f"Take more test images, or classes that are easier to tell apart."
            )


def lesson(lab: Lab, found: Found) -> dict[str, Any]:
    """What the notebook draws: lists of accuracies, one number a seed."""
    sized = [f"{n} shoes" for n in lab.sizes]
    cut = [f"both cut, {size}" for size in sized[:-1]] + [FULL]
    return {
        "stages": {key: each(found, FULL, key) for key in found[FULL][0]},
        "where_to_cut": {
            "1": each(found, "last cut, all shoes", "head"),
            "2": each(found, FULL, "head"),
        },
        "learning_curve": {
            "shoes_a_class": lab.sizes,
            "frozen": [each(found, name, "head") for name in cut],
            "fine_tuned": [each(found, name, "fine_tuned") for name in cut],
            "scratch": [each(found, f"scratch, {size}", "scratch") for size in sized],
        },
        "to_target": {
            "accuracy": TARGET,
            **{
                way: {k: each(found, f"to target, {way}", k) for k in ("epochs", "seconds")}
                for way in ("frozen", "scratch")
            },
        },
    }


def summary(result: dict[str, Any]) -> dict[str, dict[str, float]]:
    curve = result["learning_curve"]
    lists = {
        **result["stages"],
        "last layer cut": result["where_to_cut"]["1"],
        **{
            f"{way}, {n} shoes": values
            for way in ("frozen", "fine_tuned", "scratch")
            for n, values in zip(curve["shoes_a_class"], curve[way])
        },
    }
    return {
        name: {
            "mean": round(float(np.mean(values)), 4),
            "sd": round(float(np.std(values)), 4),
            "worst": min(values),
        }
        for name, values in lists.items()
    }


def leaf_accuracy(data: Path) -> float:
    model = keras.models.load_model(data / BACKBONE, compile=False)
    return round(accuracy(model, read(data / "Leaves" / "Test")), 4)


def sheets(data: Path, out: Path) -> None:
    for name, width, each_class in (("Shoes", 8, 24), ("Leaves", 8, 8)):
        kinds = sorted(path for path in (data / name / "Train").iterdir() if path.is_dir())
        chosen = [p for kind in kinds for p in sorted(kind.glob("*.jpg"))[:each_class]]
        contact_sheet(chosen, width).save(out / f"{name.lower()}.jpg", quality=85)


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option("--data", type=click.Path(path_type=Path, exists=True), default=HERE)
@click.option("--hidden", type=click.Path(path_type=Path, exists=True), default=None)
@click.option("--thresholds-only", is_flag=True, help="Leave the lesson's figures as they are.")
@click.option("--work", type=click.Path(path_type=Path), default=None)
def main(
    seeds: int, data: Path, hidden: Path | None, thresholds_only: bool, work: Path | None
) -> None:
    """Measure on the images of a data folder; write thresholds, figures, plots, sheets."""
    verify(data)
    out = data / "calibration"
    out.mkdir(exist_ok=True)
    work = work_folder(data, work)
    unseen = unseen_images(data, work, hidden)
    lab = Lab(data, unseen)
    named = thresholds_runs(lab) if thresholds_only else runs(lab)
    command = f"autograder data calibrate --seeds {seeds}"
    found = measure(named, seeds, work / "runs.jsonl")
    asked = thresholds(lab, found, data, command)
    text = msgspec.json.format(msgspec.json.encode(asked), indent=1)
    (data / FILES["Shoes"]).write_bytes(text + b"\n")
    told(asked, lab)
    if thresholds_only:
        return
    result: dict[str, Any] = {
        "command": command,
        "seeds": seeds,
        "hidden_images": len(lab.unseen.x),
        "shoes": images_digest(data, "Shoes"),
        "hidden": folder_digest(unseen),
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "leaf_classifier": {"accuracy": leaf_accuracy(data)},
        "trivial": {k: round(v, 4) for k, v in trivial_accuracies(lab.train, lab.unseen).items()},
        **lesson(lab, found),
    }
    result["summary"] = summary(result)
    text = json.dumps(result, indent=1, allow_nan=True).replace("Infinity", "null")
    (out / "lesson.json").write_text(text + "\n", encoding="utf-8")
    plots.where_to_cut(result, out / "where_to_cut.png")
    plots.learning_curve(result, out / "learning_curve.png")
    sheets(data, out)


if __name__ == "__main__":
    main()

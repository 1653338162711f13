"""Measures what leaf_classifier claims and what its check asks for: writes two files of figures.

The networks are built and trained by the lesson's own solution, over many seeds: as the lesson
trains them, without augmentation, and shortly, as the check does. What augmentation is worth is
measured on the test leaves, the short training on hidden leaves, and how far the lesson's network
carries in the lesson on transfer learning on the hidden shoes of `calibrate.py`:

    python data/measure_leaves.py

An interrupted run goes on where it stopped.
"""

import io
import json
import multiprocessing
import platform
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import redirect_stdout
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import Any

import click
import msgspec

from autograder.lesson.manifest import sum_of, verify
from autograder.lesson.measured import folder_digest
from autograder.lesson.thresholds import FILES, Thresholds, images_digest
from measuring.unseen import rendered, unseen_images, work_folder

DATA = Path(__file__).parent
SOLUTION = DATA.parent / "solutions" / "leaf_classifier" / "leaf_classifier.py"
CHECKS = DATA.parent / "autograder" / "checks" / "leaf_classifier"
#: How the check trains shortly: what was measured of another way of it is not taken up.
GROWING = CHECKS / "hidden" / "growing.py"
LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "scipy")
#: Hidden leaves of each kind.
PER_CLASS = 60
#: Standard deviations between the worst accuracy that was measured and what is asked for.
MARGIN = 3.0
#: The lesson's two trainings, at its own rate and at a tenth of it.
TRAININGS: tuple[dict[str, float], ...] = (
    {"epochs": 50},
    {"epochs": 15, "learning_rate": 0.0002},
)
Found = dict[str, float]


def measured_shortly(seed: int, leaves: Path) -> Found:
    """The accuracy of the training that the check asks for, for one seed."""
    import keras

    from autograder.checks.leaf_classifier.hidden import growing
    from autograder.evidence.restore import restore
    from autograder.students.workspace import Workspace
    from measuring.images import read
    from measuring.training import accuracy

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        keras.utils.set_random_seed(seed)
        model = restore(growing.fresh(seed))
        batches = Workspace(Path(folder), DATA).live(growing.leaves())
        _solution()["train_classifier"](model, batches, growing.EPOCHS, growing.RATE)
        found = accuracy(model, read(leaves))
    keras.backend.clear_session()
    return {"short, hidden leaves": round(found, 4)}


def measured(seed: int, shoes: Path) -> Found:
    """Every other accuracy for one seed."""
    import keras

    from measuring.images import read
    from measuring.training import accuracy, cut_model, train

    lesson = _solution()
    test, known = read(DATA / "Leaves" / "Test"), read(DATA / "Leaves" / "Train")
    found: Found = {}

    def fully(model: keras.Model, images: Any, name: str) -> None:
        for training in TRAININGS:
            lesson["train_classifier"](model, images, **training)
        found[name] = accuracy(model, test)
        found[f"{name}, training images"] = accuracy(model, known)

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        keras.utils.set_random_seed(seed)
        model = lesson["build_classifier"](test.y.shape[1])
        fully(model, lesson["load_leaves"](DATA / "Leaves")[0], "lesson")
        path = Path(folder) / "leaves.keras"
        lesson["save_classifier"](model, path)
        head = cut_model(path, 2, 2)
        train(head, read(DATA / "Shoes" / "Train").training_part())
        found["head on its features, hidden shoes"] = accuracy(head, read(shoes))

        keras.utils.set_random_seed(seed)
        fully(lesson["build_classifier"](test.y.shape[1]), _plain(), "without augmentation")
    keras.backend.clear_session()
    return {name: round(value, 4) for name, value in found.items()}


def _solution() -> dict[str, Any]:
    """The functions of the lesson."""
    from autograder.release import solution_module

    lesson: dict[str, Any] = {}
    exec(solution_module(SOLUTION), lesson)
    return lesson


def _plain() -> Any:
    """The training leaves as they are."""
    from tensorflow.keras.preprocessing.image import ImageDataGenerator

    return ImageDataGenerator(rescale=1 / 255).flow_from_directory(
        DATA / "Leaves" / "Train", target_size=(64, 64), batch_size=8
    )


def all_seeds(measure: Callable[[int], Found], seeds: int, jobs: int, kept: Path) -> list[Found]:
    """What `measure` finds for each seed, in order; each is written to `kept` at once."""
    done: dict[int, Found] = {}
    if kept.is_file():
        done = {row["seed"]: row["found"] for row in map(json.loads, kept.open(encoding="utf-8"))}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool, kept.open("a") as file:
        left = [seed for seed in range(seeds) if seed not in done]
        futures = {pool.submit(measure, seed): seed for seed in left}
        for future in as_completed(futures):
            done[futures[future]] = future.result()
            row = {"seed": futures[future], "found": done[futures[future]]}
            file.write(json.dumps(row) + "\n")
            file.flush()
            click.echo(row)
    return [done[seed] for seed in range(seeds)]


@click.command()
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def main(seeds: int, jobs: int) -> None:
    """Train on the shipped leaves; measure on the test leaves, and on hidden leaves and shoes."""
    verify(DATA)
    work, digest = work_folder(DATA), images_digest(DATA, "Leaves")
    shoes = unseen_images(DATA, work, None)
    leaves = rendered(work / "Leaves", "leaves", PER_CLASS)
    name = f"leaves-{digest[:8]}"
    kept, kept_shortly = work / f"{name}.jsonl", work / f"{name}-{sum_of(GROWING)[:8]}.jsonl"
    short = all_seeds(partial(measured_shortly, leaves=leaves), seeds, jobs, kept_shortly)
    found = all_seeds(partial(measured, shoes=shoes), seeds, jobs, kept)
    rows = [{**row, **shortly} for row, shortly in zip(found, short)]
    accuracies = {name: [row[name] for row in rows] for name in rows[0]}
    command = f"python data/measure_leaves.py --seeds {seeds}"
    n_leaves = len(list(leaves.glob("*/*.jpg")))
    worst = min(accuracies["short, hidden leaves"])
    asked = Thresholds(command, digest, seeds, n_leaves, MARGIN, {"short": worst})
    text = msgspec.json.format(msgspec.json.encode(asked), indent=1)
    (DATA / FILES["Leaves"]).write_bytes(text + b"\n")
    result = {
        "command": command,
        "seeds": seeds,
        "hidden_leaves": n_leaves,
        "hidden_shoes": len(list(shoes.glob("*/*.jpg"))),
        "leaves": digest,
        "shoes": images_digest(DATA, "Shoes"),
        "hidden": {"leaves": folder_digest(leaves), "shoes": folder_digest(shoes)},
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "accuracies": accuracies,
        "summary": {
            name: {"mean": round(fmean(values), 4), "worst": min(values)}
            for name, values in accuracies.items()
        },
    }
    text = json.dumps(result, indent=1) + "\n"
    (DATA / "calibration" / "leaves.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

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
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import Any

import click
import msgspec

from autograder.lesson.manifest import verify
from autograder.lesson.measured import folder_digest
from autograder.lesson.thresholds import FILES, Thresholds, images_digest
from measuring.unseen import rendered, unseen_images, work_folder

DATA = Path(__file__).parent
SOLUTION = DATA.parent / "solutions" / "leaf_classifier" / "leaf_classifier.py"
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


def measured(seed: int, leaves: Path, shoes: Path) -> Found:
    """Every accuracy for one seed."""
    import keras

    from autograder.checks.leaf_classifier.hidden import growing
    from autograder.evidence.restore import restore
    from autograder.release import solution_module
    from autograder.students.workspace import Workspace
    from measuring.images import read
    from measuring.training import accuracy, cut_model, train

    lesson: dict[str, Any] = {}
    exec(solution_module(SOLUTION), lesson)
    test, known = read(DATA / "Leaves" / "Test"), read(DATA / "Leaves" / "Train")
    found: Found = {}

    def fully(model: keras.Model, images: Any, name: str) -> None:
        for training in TRAININGS:
            lesson["train_classifier"](model, images, **training)
        found[name] = accuracy(model, test)
        found[f"{name}, training images"] = accuracy(model, known)

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        keras.utils.set_random_seed(seed)
        short = restore(growing.fresh(seed))
        batches = Workspace(Path(folder), DATA).live(growing.leaves())
        lesson["train_classifier"](short, batches, growing.EPOCHS, growing.RATE)
        found["short, hidden leaves"] = accuracy(short, read(leaves))

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


def _plain() -> Any:
    """The training leaves as they are."""
    from tensorflow.keras.preprocessing.image import ImageDataGenerator

    return ImageDataGenerator(rescale=1 / 255).flow_from_directory(
        DATA / "Leaves" / "Train", target_size=(64, 64), batch_size=8
    )


def all_seeds(seeds: int, leaves: Path, shoes: Path, jobs: int, kept: Path) -> list[Found]:
    """What was measured for each seed, in order; each is written to `kept` at once."""
    done: dict[int, Found] = {}
    if kept.is_file():
        done = {row["seed"]: row["found"] for row in map(json.loads, kept.open(encoding="utf-8"))}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool, kept.open("a") as file:
        left = [seed for seed in range(seeds) if seed not in done]
        futures = {pool.submit(measured, seed, leaves, shoes): seed for seed in left}
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
    found = all_seeds(seeds, leaves, shoes, jobs, work / f"leaves-{digest[:8]}.jsonl")
    accuracies = {name: [row[name] for row in found] for name in found[0]}
    command = f"python data/measure_leaves.py --seeds {seeds}"
    n_leaves = len(list(leaves.glob("*/*.jpg")))
    short = min(accuracies["short, hidden leaves"])
    asked = Thresholds(command, digest, seeds, n_leaves, MARGIN, {"short": short})
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

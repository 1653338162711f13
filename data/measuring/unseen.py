"""The images that nobody trains on, the same ones for whatever is measured."""

import json
import subprocess
import sys
from pathlib import Path

import click

from autograder.lesson.thresholds import images_digest

RENDER = Path(__file__).parents[1] / "render.py"
HIDDEN_SEED = "calibration"
PER_CLASS = 250


def work_folder(data: Path, named: Path | None = None) -> Path:
    """Where measurements on the shoes in `data` keep what they have done so far."""
    work = (named or data.parent / ".hidden" / "calibration") / images_digest(data, "Shoes")[:8]
    work.mkdir(parents=True, exist_ok=True)
    return work


def unseen_images(data: Path, work: Path, named: Path | None) -> Path:
    """The folder named; for the shipped shoes hidden ones, otherwise the test images."""
    if named is not None:
        return named
    if json.loads((data / "manifest.json").read_text("utf-8")).get("split") == "imported":
        click.echo("Measured on the test images; --hidden names a folder of more that are unseen.")
        return data / "Shoes" / "Test"
    return rendered(work / "Shoes", "shoes", PER_CLASS)


def rendered(folder: Path, of: str, per_class: int) -> Path:
    """The folder, with so many unseen "shoes" or "leaves" of each kind; rendered if it is new."""
    if not (folder / "manifest.json").is_file():
        command = [sys.executable, str(RENDER), "--split", "hidden", "--of", of]
        command += ["--seed", HIDDEN_SEED, "--per-class", str(per_class), "--out", str(folder)]
        subprocess.run(command, check=True)
    return folder

"""The images that nobody trains on, the same ones for whatever is measured."""

import json
import subprocess
import sys
from pathlib import Path

import click

from autograder.lesson.thresholds import shoes_digest

RENDER = Path(__file__).parents[1] / "render.py"
HIDDEN_SEED = "calibration"
PER_CLASS = 250


def work_folder(data: Path, named: Path | None = None) -> Path:
    """Where measurements on the shoes in `data` keep what they have done so far."""
    work = (named or data.parent / ".hidden" / "calibration") / shoes_digest(data)[:8]
    work.mkdir(parents=True, exist_ok=True)
    return work


def unseen_images(data: Path, work: Path, named: Path | None) -> Path:
    """The folder named; for the shipped shoes hidden ones, otherwise the test images."""
    if named is not None:
        return named
    if json.loads((data / "manifest.json").read_text("utf-8")).get("split") == "imported":
        click.echo("Measured on the test images; --hidden names a folder of more that are unseen.")
        return data / "Shoes" / "Test"
    folder = work / "Shoes"
    if not (folder / "manifest.json").is_file():
        command = [sys.executable, str(RENDER), "--split", "hidden"]
        command += ["--seed", HIDDEN_SEED, "--per-class", str(PER_CLASS), "--out", str(folder)]
        subprocess.run(command, check=True)
    return folder

"""`autograder data`: the images and their manifest."""

import secrets
import subprocess
import sys
from pathlib import Path

import click

from autograder.errors import DataError
from autograder.lesson.folder import data_folder


@click.group()
def data() -> None:
    """Render images, bring your own photos, and check that what is there is whole."""


@data.command(epilog="Example: autograder data render --split hidden --per-class 200 --out .hidden")
@click.option("--split", type=click.Choice(["shipped", "hidden"]), required=True)
@click.option("--seed", default=None, help="Secret seed of a hidden set; drawn if not given.")
@click.option("--per-class", type=click.IntRange(1), default=60, show_default=True)
@click.option(
    "--of",
    type=click.Choice(["shoes", "leaves"]),
    default="shoes",
    show_default=True,
    help="What a hidden set shows.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def render(split: str, seed: str | None, per_class: int, of: str, out: Path, jobs: int) -> None:
    """Render images from a seed, bit for bit the same for the same seed."""
    script = _script("render.py")
    if seed is None and split == "hidden":
        seed = secrets.token_hex(16)
    command = [sys.executable, str(script), "--split", split, "--out", str(out)]
    command += ["--per-class", str(per_class), "--of", of, "--jobs", str(jobs)]
    command += ["--seed", seed] if seed else []
    sys.exit(subprocess.run(command, check=False).returncode)


def _script(name: str) -> Path:
    """A script of the course's data folder; of the package's own where the data is elsewhere."""
    places = (data_folder(), Path(__file__).parents[2] / "data")
    for place in places:
        if (place / name).is_file():
            return place / name
    raise DataError(f"{places[0] / name} is missing; it belongs to the course's own data folder")


@data.command(epilog="Example: autograder data verify")
def verify() -> None:
    """Compare every image and backbone with the manifest's sums."""
    from autograder.lesson.manifest import verify as verify_files

    n_files = verify_files(data_folder())
    click.echo(f"{n_files} files are what the manifest says.")


@data.command(epilog="Example: autograder data calibrate --seeds 20 --hidden more_photos")
@click.option("--seeds", type=click.IntRange(1), default=20, show_default=True)
@click.option(
    "--hidden",
    type=click.Path(path_type=Path, exists=True),
    default=None,
    help="Folder of unseen images by class; shoes are rendered, else the test images are taken.",
)
@click.option("--thresholds-only", is_flag=True, help="Leave the lesson's figures as they are.")
def calibrate(seeds: int, hidden: Path | None, thresholds_only: bool) -> None:
    """Measure what a network learns from the images, and what the checks can ask for.

    Writes calibration/ in the data folder: the thresholds of the checks, the figures and plots
    of the lesson. All takes about half an hour on two cores, --thresholds-only about three
    minutes.
    """
    folder = data_folder()
    command = [sys.executable, str(_script("calibrate.py")), "--data", str(folder)]
    command += ["--seeds", str(seeds), *(["--hidden", str(hidden)] if hidden else [])]
    command += ["--thresholds-only"] if thresholds_only else []
    sys.exit(subprocess.run(command, check=False).returncode)


@data.command("import", epilog="Example: autograder data import photos --out data --replace")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The data folder.")
@click.option("--replace", is_flag=True, help="Take away the shoe images that are there.")
def import_(folder: Path, out: Path, replace: bool) -> None:
    """Put a class's own photos in the place of the shoes.

    DIR holds Train/CLASS/ and Test/CLASS/ with JPEG, PNG or WebP photos of any size, of two or
    more classes. All are checked first, and every problem is told; nothing is half imported.
    """
    from rich.console import Console
    from rich.progress import Progress

    from autograder.lesson.photos import import_photos

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading photos", total=None)
        counts = import_photos(
            folder,
            out,
            replace=replace,
            on_photo=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for (split, kind), count in sorted(counts.items(), reverse=True):
        click.echo(f"{split}/{kind}: {count} photos")
    click.echo(f"They are in {out / 'Shoes'}, and the manifest is written.")
    if not any(out.glob("leaf_classifier_model.*")):
        click.echo(f"To train and grade on them, copy leaf_classifier_model.* to {out} as well.")
    click.echo("Next, measure how well a network learns them: autograder data calibrate")

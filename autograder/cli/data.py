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
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)
def render(split: str, seed: str | None, per_class: int, out: Path, jobs: int) -> None:
    """Render shoe images from a seed, bit for bit the same for the same seed."""
    script = data_folder() / "render.py"
    if not script.is_file():
        raise DataError(f"{script} is missing; images are rendered in the course's own folder")
    if seed is None and split == "hidden":
        seed = secrets.token_hex(16)
    command = [sys.executable, str(script), "--split", split, "--out", str(out)]
    command += ["--per-class", str(per_class), "--jobs", str(jobs)]
    command += ["--seed", seed] if seed else []
    sys.exit(subprocess.run(command, check=False).returncode)


@data.command(epilog="Example: autograder data verify")
def verify() -> None:
    """Compare every image and backbone with the manifest's sums."""
    from autograder.lesson.manifest import verify as verify_files

    n_files = verify_files(data_folder())
    click.echo(f"{n_files} files are what the manifest says.")


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
    click.echo("The lesson's figures were measured on the shoes; on your photos they will differ.")

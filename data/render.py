"""Renders the pictures: `python data/render.py --split shipped --out data`.

`shipped` writes Shoes/{Train,Test}, Leaves/{Train,Test} and manifest.json; `hidden` writes an
instructor's own shoes, OUT/{Heels,Oxfords}, or leaves, from a seed that is written nowhere.
"""

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import track

from rendering.leaves import SPECIES, leaf
from rendering.shoes import CLASSES, shoe

SEED = "leaves to shoes"
VERSION = 1
QUALITY = 90
SHOES = {"Train": 40, "Test": 9}
LEAVES = {"Train": 40, "Test": 25}
SUBSETS = (5, 10, 20, 40)


@dataclass(frozen=True)
class Picture:
    """One file to write, and the words that its content comes from."""

    path: Path
    kind: str
    seed: str
    split: str
    number: int

    def write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draw = shoe if self.kind in CLASSES else leaf
        image = draw(self.kind, self.seed, self.split, self.number)
        image.save(self.path, "JPEG", quality=QUALITY)


def shipped(out: Path, seed: str) -> Iterator[Picture]:
    for split, count in SHOES.items():
        for kind in CLASSES:
            for number in range(count):
                path = out / "Shoes" / split / kind / f"{kind.lower()}_{number + 1:03d}.jpg"
                yield Picture(path, kind, seed, split, number)
    for split, count in LEAVES.items():
        for kind in SPECIES:
            for number in range(count):
                path = out / "Leaves" / split / kind / f"{kind}_{number + 1:03d}.jpg"
                yield Picture(path, kind, seed, split, number)


def hidden(out: Path, seed: str, per_class: int, kinds: tuple[str, ...]) -> Iterator[Picture]:
    for kind in kinds:
        for number in range(per_class):
            path = out / kind / f"{kind.lower()}_{number + 1:04d}.jpg"
            yield Picture(path, kind, seed, "hidden", number)


def write_all(pictures: list[Picture], jobs: int) -> None:
    with ProcessPoolExecutor(jobs) as pool:
        done = pool.map(Picture.write, pictures, chunksize=8)
        for _ in track(done, total=len(pictures), description="rendering"):
            pass


def sums(files: list[Path], out: Path) -> dict[str, str]:
    """The SHA-256 sum of each file, by its path below `out`."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
    }


def subsets() -> dict[str, dict[str, list[str]]]:
    """The same first shoes of each class for everybody who trains on fewer."""
    return {
        str(size): {
            kind: [f"{kind.lower()}_{number + 1:03d}.jpg" for number in range(size)]
            for kind in CLASSES
        }
        for size in SUBSETS
    }


@click.command()
@click.option("--split", type=click.Choice(["shipped", "hidden"]), required=True)
@click.option("--seed", default=SEED, help="What all pictures come from.")
@click.option("--per-class", type=click.IntRange(1), default=60, help="Hidden ones of each kind.")
@click.option("--of", type=click.Choice(["shoes", "leaves"]), default="shoes", help="Hidden what.")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--jobs", type=click.IntRange(1), default=2)
def main(split: str, seed: str, per_class: int, of: str, out: Path, jobs: int) -> None:
    """Render pictures and write their manifest."""
    if split == "hidden" and seed == SEED:
        raise click.UsageError("a hidden set needs a --seed of its own")
    kinds = tuple(CLASSES if of == "shoes" else SPECIES)
    shown = shipped(out, seed) if split == "shipped" else hidden(out, seed, per_class, kinds)
    pictures = list(shown)
    write_all(pictures, jobs)
    files = [picture.path for picture in pictures]
    manifest: dict[str, object] = {"renderer": VERSION, "split": split}
    if split == "shipped":
        files += sorted(out.glob("leaf_classifier_model.*"))
        manifest |= {"seed": seed, "subsets": subsets()}
    manifest["files"] = sums(files, out)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

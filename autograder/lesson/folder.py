"""Where the shipped images and backbones are."""

import os
from pathlib import Path

from autograder.errors import DataError

VARIABLE = "AUTOGRADER_DATA"


def data_folder(start: Path | None = None) -> Path:
    """The folder `data` that holds the images, looked for in `start` and upwards.

    The environment variable AUTOGRADER_DATA, where set, names it instead. Raises DataError
    if there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if _is_data(Path(named)):
            return Path(named).resolve()
        raise DataError(f"{VARIABLE} names {named}, but there is no manifest.json in it")
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if _is_data(folder / "data"):
            return folder / "data"
    raise DataError(
        f"no folder 'data' with the images in {start} or above it; run this from the "
        f"folder that came with the assignment, or name the data folder in {VARIABLE}"
    )


def _is_data(folder: Path) -> bool:
    return (folder / "manifest.json").is_file() or (folder / "Shoes").is_dir()


def find_data() -> Path | None:
    """The data folder, None if there is none in reach."""
    try:
        return data_folder()
    except DataError:
        return None


def class_names(folder: Path) -> list[str]:
    """The names of the classes of which a folder holds images, as Keras numbers them."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def shipped(root: Path, name: str) -> Path:
    """The path of a shipped file or folder such as "Shoes/Train"; DataError if it is not there."""
    path = (root / name).resolve()
    if root.resolve() not in path.parents or not path.exists():
        raise DataError(f"{name} is not in the data folder {root}")
    return path

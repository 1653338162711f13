"""A class's own photos in place of the shoes: checked as a whole, then put in place as a whole."""

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from autograder.errors import DataError
from autograder.lesson.manifest import read_sums
from autograder.lesson.photo import Photo, read_photo
from autograder.lesson.photo_folders import Source, survey

SUBSETS = (5, 10, 20, 40)


def import_photos(
    source: Path,
    out: Path,
    *,
    replace: bool = False,
    on_photo: Callable[[int, int], None] = lambda done, total: None,
) -> Counter[tuple[str, str]]:
    """Convert `source/{Train,Test}/<class>/` into `out/Shoes` and the manifest of `out`.

    Returns the number of photos by split and class; tells `on_photo` how many of all are read.
    Entries of the manifest for other files, such as the leaves and the backbone, stay. With
    `replace` the images that are there go, all of them.

    Raises DataError that names every problem of every file; then nothing has been written.
    """
    _check_place(source, out, replace)
    old = _old_manifest(out)
    sources, problems = survey(source)
    photos: list[tuple[Source, Photo]] = []
    first: dict[str, str] = {}
    for done, item in enumerate(sources, 1):
        name = item.path.relative_to(source).as_posix()
        try:
            photo = read_photo(item.path)
        except DataError as error:
            problems.append(f"{name} {error}")
        else:
            photos.append((item, photo))
            if photo.pixels in first:
                problems.append(f"{name} is the same picture as {first[photo.pixels]}")
            first.setdefault(photo.pixels, name)
        on_photo(done, len(sources))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        listed = "".join(f"\n  {problem}" for problem in problems)
        raise DataError(f"{source} was not imported, nothing was written; {count}:{listed}")
    files = dict(_named(photos))
    try:
        _put(files, _manifest(old, files), out)
    except OSError as error:
        raise DataError(f"cannot write to {out}: {error.strerror or error}") from error
    return Counter((item.split, item.kind) for item, _ in photos)


def _check_place(source: Path, out: Path, replace: bool) -> None:
    if not source.is_dir():
        raise DataError(f"{source} is no folder; name the one that holds Train and Test")
    shoes = out / "Shoes"
    if not replace and shoes.exists() and any(path.is_file() for path in shoes.rglob("*")):
        raise DataError(f"there are images in {shoes}; give --replace to put yours in their place")
    if source.resolve().is_relative_to(shoes.resolve()):
        raise DataError(f"{source} is where the import goes; keep your photos somewhere else")


def _old_manifest(out: Path) -> dict[str, Any]:
    """The manifest that is there; DataError if it cannot be read, {} if there is none."""
    path = out / "manifest.json"
    if not path.exists():
        return {}
    read_sums(out)
    return dict(json.loads(path.read_text("utf-8")))


def _named(photos: list[tuple[Source, Photo]]) -> Iterator[tuple[str, bytes]]:
    """Paths below the data folder, such as Shoes/Train/Heels/heels_001.jpg, and their bytes."""
    numbers: Counter[tuple[str, str]] = Counter()
    for item, photo in photos:
        numbers[item.split, item.kind] += 1
        name = f"{item.kind.lower().replace(' ', '_')}_{numbers[item.split, item.kind]:03d}.jpg"
        yield f"Shoes/{item.split}/{item.kind}/{name}", photo.jpeg


def _manifest(old: dict[str, Any], files: dict[str, bytes]) -> dict[str, Any]:
    others = {
        name: value for name, value in old.get("files", {}).items() if not name.startswith("Shoes/")
    }
    ours = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    train: dict[str, list[str]] = {}
    for name in files:
        _, split, kind, file = name.split("/")
        if split == "Train":
            train.setdefault(kind, []).append(file)
    subsets = {
        str(size): {kind: names[:size] for kind, names in train.items()}
        for size in SUBSETS
        if min(map(len, train.values())) >= size
    }
    sums = dict(sorted((others | ours).items()))
    return old | {"split": "imported", "subsets": subsets, "files": sums}


def _put(files: dict[str, bytes], manifest: dict[str, Any], out: Path) -> None:
    """Write all into a folder of its own in `out`, then swap; on failure all is as it was."""
    made = next((path for path in (*reversed(out.parents), out) if not path.exists()), None)
    try:
        out.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".import-", dir=out))
        try:
            for name, content in files.items():
                (staging / name).parent.mkdir(parents=True, exist_ok=True)
                (staging / name).write_bytes(content)
            text = json.dumps(manifest, indent=1) + "\n"
            (staging / "manifest.json").write_text(text, encoding="utf-8")
            _swap(staging, out)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except BaseException:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        raise


def _swap(staging: Path, out: Path) -> None:
    """Put the new Shoes and manifest in place; the old Shoes stay in `staging`."""
    shoes, before = out / "Shoes", staging / "before"
    had = shoes.exists()
    if had:
        shoes.rename(before)
    try:
        (staging / "Shoes").rename(shoes)
        try:
            (staging / "manifest.json").replace(out / "manifest.json")
        except BaseException:
            shoes.rename(staging / "Shoes")
            raise
    except BaseException:
        if had:
            before.rename(shoes)
        raise

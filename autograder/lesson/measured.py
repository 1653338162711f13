"""What was measured for a lesson to show, and on which images."""

import hashlib
import json
from pathlib import Path
from typing import Any

from autograder.lesson.manifest import sum_of
from autograder.lesson.thresholds import images_digest


def folder_digest(folder: Path) -> str:
    """A hash of the images in the folders of the classes, and of their names."""
    paths = sorted(path for path in folder.glob("*/*") if not path.name.startswith("."))
    lines = [f"{path.relative_to(folder).as_posix()} {sum_of(path)}\n" for path in paths]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def measured_alike(data: Path, *names: str) -> tuple[dict[str, Any], ...]:
    """The figures `calibration/NAME.json` of several networks, to be compared with each other.

    Empty unless all are there, were trained on the shoes that are in `data` now, and were measured
    on the same hidden images.
    """
    paths = [data / "calibration" / f"{name}.json" for name in names]
    if not all(path.is_file() for path in paths):
        return ()
    found = [json.loads(path.read_text("utf-8")) for path in paths]
    alike = len({each.get("hidden") for each in found}) == 1 and found[0].get("hidden")
    here = images_digest(data, "Shoes")
    return tuple(found) if alike and all(each.get("shoes") == here for each in found) else ()

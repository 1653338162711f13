"""Shipped images made small, to stand inside a page; each is drawn once for a whole batch."""

import base64
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from autograder.errors import DataError
from autograder.lesson.folder import data_folder, shipped
from autograder.lesson.manifest import read_sums, sum_of

#: Where images lie that students have as well. No other folder is ever opened for a page.
SHIPPED = ("Shoes/Train/", "Shoes/Test/")
SIDE = 72
QUALITY = 80


def thumbnail(name: str) -> str:
    """A shipped image as a `data:` address, at most 72 x 72 pixels, about 2 kB.

    "" if the lesson's data is not in reach, or the manifest does not know the image as it is.
    """
    if not name.startswith(SHIPPED):
        return ""
    try:
        return _drawn(data_folder(), name)
    except DataError:
        return ""


@lru_cache(maxsize=512)
def _drawn(data: Path, name: str) -> str:
    path = shipped(data, name)
    if read_sums(data).get(name) != sum_of(path):
        return ""
    file = BytesIO()
    try:
        with Image.open(path) as image:
            small = image.convert("RGB")
            small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
            small.save(file, "JPEG", quality=QUALITY, optimize=True)
    except OSError:
        return ""
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()

"""Contact sheets: many pictures of a set on one page."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image


def contact_sheet(paths: Sequence[Path], columns: int, side: int = 128) -> Image.Image:
    """Pictures in rows of `columns`, each `side` pixels wide."""
    rows = -(-len(paths) // columns)
    sheet = Image.new("RGB", (columns * side, rows * side), "white")
    for at, path in enumerate(paths):
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
        sheet.paste(small, (at % columns * side, at // columns * side))
    return sheet

"""Notebook lines that are no Python: magics and shell lines."""

import re

from IPython.core.inputtransformer2 import TransformerManager

#: Cell magics whose body is Python that should run.
TRANSPARENT = ("time", "timeit", "capture", "prun", "python", "python3")
_SPECIAL = re.compile(r"^\s*(%|!|\?|.*\?\s*$|.*=\s*[%!])", re.MULTILINE)


def without_magics(source: str) -> tuple[str, str]:
    """Plain Python for a cell's source, and a note if the cell was left out for its magic."""
    if not _SPECIAL.search(source):
        return source, ""
    head, _, body = source.lstrip().partition("\n")
    if head.startswith("%%"):
        words = head[2:].split()
        magic = words[0] if words else ""
        if magic not in TRANSPARENT:
            return "", f"left out, its %%{magic} is no Python"
        source = "\n" + body
    return str(TransformerManager().transform_cell(source)), ""

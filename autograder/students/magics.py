"""Notebook lines that are no Python: magics and shell lines."""

import re
from collections.abc import Iterable, Iterator

from IPython.core.inputtransformer2 import TransformerManager

#: Cell magics whose body is Python that should run.
TRANSPARENT = ("time", "timeit", "capture", "prun", "python", "python3")
#: Each line is looked at once, whatever it holds: no part of the pattern can match it twice over.
_SPECIAL = re.compile(r"^(?:[ \t]*[%!?]|.*\?[ \t]*$|.*=[ \t]*[%!])", re.MULTILINE)
#: IPython reads a cell anew for each special line of it: characters times lines that are allowed.
MAX_WORK = 2_000_000
#: Characters of cells with special lines that IPython is asked about, all cells together.
MAX_ASKED = 500_000


def plain(sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`without_magics` for each cell of a notebook; what IPython has no time for stays as it is."""
    n_asked = 0
    for source in sources:
        n_asked += len(source) if _SPECIAL.search(source) else 0
        yield without_magics(source) if n_asked <= MAX_ASKED else (source, "")


def without_magics(source: str) -> tuple[str, str]:
    """Plain Python for a cell's source, and a note if the cell was left out for its magic."""
    n_special = sum(1 for _ in _SPECIAL.finditer(source))
    if not n_special:
        return source, ""
    if n_special * len(source) > MAX_WORK:
        return source, "its magics were left as they are, there are too many"
    head, _, body = source.lstrip().partition("\n")
    if head.startswith("%%"):
        words = head[2:].split()
        magic = words[0] if words else ""
        if magic not in TRANSPARENT:
            return "", f"left out, its %%{magic} is no Python"
        source = "\n" + body
    try:
        return str(TransformerManager().transform_cell(source)), ""
    except Exception as error:
        return source, f"its magics cannot be understood ({type(error).__name__})"

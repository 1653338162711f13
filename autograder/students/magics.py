"""Notebook lines that are no Python: magics and shell lines."""

import re
from collections.abc import Iterable, Iterator

from IPython.core.inputtransformer2 import TransformerManager

#: Cell magics whose body is Python that should run.
TRANSPARENT = ("time", "timeit", "capture", "prun", "python", "python3")
#: Each line is looked at once, whatever it holds: no part of the pattern can match it twice over.
_SPECIAL = re.compile(r"^(?:[ \t]*[%!?]|.*\?[ \t]*$|.*=[ \t]*[%!])", re.MULTILINE)
#: IPython reads a cell anew for each special line of it: characters times such lines, of all cells
#: of a notebook together. At five microseconds each these are some seconds.
MAX_WORK = 1_000_000


def plain(sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Plain Python for the cells of a notebook, and for each a note if it lost something by it."""
    left = MAX_WORK
    for source in sources:
        work = len(source) * sum(1 for _ in _SPECIAL.finditer(source))
        if not work:
            yield source, ""
        elif work > left:
            yield source, "its magics were left as they are, there are too many"
        else:
            left -= work
            yield _without_magics(source)


def _without_magics(source: str) -> tuple[str, str]:
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

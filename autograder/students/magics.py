"""Notebook lines that are no Python: magics and shell lines."""

import re

from IPython.core.inputtransformer2 import TransformerManager

#: Cell magics whose body is Python that should run.
TRANSPARENT = ("time", "timeit", "capture", "prun", "python", "python3")
#: Each line is looked at once, whatever it holds: no part of the pattern can match it twice over.
_SPECIAL = re.compile(r"^(?:[ \t]*[%!?]|.*\?[ \t]*$|.*=[ \t]*[%!])", re.MULTILINE)
#: IPython reads a cell anew for each special line of it: characters times lines that are allowed.
MAX_WORK = 2_000_000


def may_have_magics(source: str) -> bool:
    """Whether some line of a cell may be no Python."""
    return _SPECIAL.search(source) is not None


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

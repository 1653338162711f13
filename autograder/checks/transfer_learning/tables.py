"""Reading the tables that functions return, and telling what is wrong with them."""

import math

from autograder.evidence.calls import Returned
from autograder.evidence.values import Scalar, TableData, describe
from autograder.scoring.rubric import expect


def table_in(returned: Returned, function: str) -> TableData:
    """The DataFrame that a function returned; a Mistake if it is anything else."""
    value = returned.value
    nothing = describe(value) == "None"
    expect(
        isinstance(value, TableData),
        f"`{function}` should return a pandas DataFrame, but it returned {describe(value)}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, TableData)
    return value


def has_columns(table: TableData, wanted: tuple[str, ...]) -> None:
    """A Mistake unless all these columns are there; upper and lower case do not matter."""
    present = {_plain(name) for name in table.columns}
    missing = [name for name in wanted if _plain(name) not in present]
    levels = {_plain(name) for name in table.levels}
    taken = [name for name in missing if _plain(name) in levels]
    expect(
        not taken,
        f"The index of your table is {_listed(taken)}; asked for are the columns "
        f"{_listed(wanted)}, and the index is none.",
        "column-as-index",
    )
    expect(
        not missing,
        f"Your table lacks {_listed(missing)}; it has {_listed(table.columns)}. Asked for are "
        f"{_listed(wanted)}.",
        "wrong-columns",
    )


def column(table: TableData, name: str) -> tuple[Scalar, ...]:
    """The values under a column that is there, upper and lower case not told apart."""
    return table.column(next(each for each in table.columns if _plain(each) == _plain(name)))


def is_number(value: Scalar, wanted: float, tolerance: float) -> bool:
    """Whether a cell holds a number within `tolerance` of the wanted one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value - wanted) <= tolerance


def shown(value: Scalar, digits: int) -> str:
    """A cell in a message: a number with so many digits behind the point, all else in quotes."""
    is_float = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:.{digits}f}" if is_float else repr(value)


def rows(n: int) -> str:
    """A number of rows in words: "1 row", "7 rows"."""
    return f"{n} row" if n == 1 else f"{n} rows"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _listed(names: list[str] | tuple[str, ...]) -> str:
    if not names:
        return "no columns"
    word = "the column " if len(names) == 1 else "the columns "
    return word + ", ".join(repr(name) for name in names)

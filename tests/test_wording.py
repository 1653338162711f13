"""What checks say of a mistake that looks like another one: the words lead to the right line."""

import numpy as np
import pytest

from autograder.checks.imagenet_backbone.public import test_cache as cache
from autograder.checks.imagenet_backbone.public import test_compare as compare
from autograder.evidence.values import TableData
from autograder.scoring.rubric import Mistake

RIGHT = {"a": 9.0, "b": 4.0}


def table_of(*ends: tuple[float, float]) -> TableData:
    rows = tuple((name, *pair) for name, pair in zip(RIGHT, ends))
    return TableData(("Network", "Low", "High"), ("object", "float64", "float64"), rows)


def said_of_ends(*ends: tuple[float, float]) -> str:
    with pytest.raises(Mistake) as raised:
        compare.intervals_are_right(table_of(*ends), RIGHT, 10)
    return str(raised.value)


def test_ends_in_another_row_are_not_blamed_on_the_formula() -> None:
    a, b = (compare.wilson(k, 10) for k in RIGHT.values())
    words = "Those are the ends for 4 of 10, another network."
    assert words in said_of_ends(b, a)
    assert words not in said_of_ends((a[0], 0.5), b)
    compare.intervals_are_right(table_of(a, b), RIGHT, 10)


def look_at_rows(*files: int) -> None:
    n = len(files)
    found = cache.Cached(np.zeros((n, 2)), np.eye(n), np.array(files))
    given = cache.Probe(None, None, np.zeros((n, 2)), np.arange(n))  # type: ignore[arg-type]
    cache.each_once(given, found)


def said_of_rows(*files: int) -> str:
    with pytest.raises(Mistake) as raised:
        look_at_rows(*files)
    return str(raised.value)


def test_rows_that_were_not_filled_are_not_blamed_on_the_images() -> None:
    look_at_rows(2, 0, 1)
    some, every = said_of_rows(0, 1, -1), said_of_rows(-1, -1, -1)
    assert "1 of 3 rows" in some and "One is row 2. Is every row filled" in some
    assert "3 of 3 rows" in every and "preprocessed" in every and "filled" not in every

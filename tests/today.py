"""What is tried today of what takes long: one part of it, and another one every day."""

import datetime
from collections.abc import Sequence
from typing import TypeVar

TODAY = datetime.date.today().toordinal()
Thing = TypeVar("Thing")


def todays(things: Sequence[Thing], parts: int) -> Sequence[Thing]:
    """One of so many parts of these: in so many days all of them are tried."""
    return things[TODAY % parts :: parts]

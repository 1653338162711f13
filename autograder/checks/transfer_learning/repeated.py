"""Work that several checks of one submission ask for in the same way, done once.

Each check of a submission gets the same random numbers from the start, so equal requests at equal
places in that stream have equal answers.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np

Made = TypeVar("Made")
Asked = ParamSpec("Asked")
KEPT = 64


def once_in_a_stream(
    make: Callable[Concatenate[np.random.Generator, Asked], Made],
) -> Callable[Concatenate[np.random.Generator, Asked], Made]:
    """Let `make(rng, ...)` answer equal requests from the same state of `rng` only once.

    The answer is shared, so it must be data that nobody changes. The generator is left in the
    state in which making it anew would have left it.
    """
    kept: OrderedDict[str, tuple[Made, Any]] = OrderedDict()

    @wraps(make)
    def remembered(rng: np.random.Generator, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        key = repr((rng.bit_generator.state, args, sorted(kwargs.items())))
        if key not in kept:
            made = make(rng, *args, **kwargs)
            kept[key] = (made, rng.bit_generator.state)
            if len(kept) > KEPT:
                kept.popitem(last=False)
        made, rng.bit_generator.state = kept[key]
        return made

    return remembered

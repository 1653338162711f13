"""Arrays of numbers that a student's function returned."""

import numpy as np

from autograder.evidence.values import ArrayData, Other, Value, describe
from autograder.scoring.rubric import expect


def array_in(value: Value, what: str, otherwise: str, reason: str) -> np.ndarray:
    """The array; a Mistake unless it is one, and all its numbers are finite.

    `what` begins a sentence, as in "The labels"; `otherwise` ends what is said of anything that
    is no array, and `reason` is its misconception.
    """
    expect(
        not (isinstance(value, Other) and "not finite" in value.text),
        f"{what} should be finite numbers; there is NaN or infinity among them.",
        "not-finite",
    )
    expect(
        isinstance(value, ArrayData),
        f"{what} should be an array of numbers, not {describe(value)}.{otherwise}",
        reason,
    )
    assert isinstance(value, ArrayData)
    return value.array

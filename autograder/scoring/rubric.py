"""How a check is written.

    EXERCISE = "truncate"

    @check(points=3, hints=("a nudge", "a pointer", "nearly the answer"))
    def test_ends_before_the_head(student, backbone):
        \"\"\"The model ends just before its classification layer.\"\"\"
        model = expect_model(student.truncate(backbone, n_layers=1))
        expect(model.chain[-1].kind == "Dense", "Your model ends with ...", "cut-too-many")

The docstring is the sentence that the student reads. The file's folder, `public` or `hidden`,
is the check's visibility. What the instructor should know beside the outcome goes to pytest's
`record_property("note", text)`, a MisreadFigure of shipped images to
`record_property("figure", figure)`, an accuracy that was measured to
`record_property("accuracy", Measured(...))`, and what the student's work shows beside what it
should (`autograder.scoring.comparing`) to `expect(..., figure=figure)`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

import msgspec

from autograder.scoring.figures import Figure

Visibility = Literal["public", "hidden"]
Function = TypeVar("Function", bound=Callable[..., None])
ATTRIBUTE = "__autograder_check__"


class CheckSpec(msgspec.Struct, frozen=True):
    """What a check carries beside its code.

    `needs` names checks (without "test_", of any exercise) that must have passed. `because` is for
    course authors: why there is this check, where others fail all that it fails.
    """

    points: float
    hints: tuple[str, str, str]
    needs: tuple[str, ...] = ()
    because: str = ""


class Mistake(AssertionError):
    """The student's work lacks the property; `misconception` names the known reason, if any.

    `figure` shows what is there beside what should be.
    """

    def __init__(self, message: str, misconception: str = "", figure: Figure | None = None) -> None:
        super().__init__(message)
        self.misconception = misconception
        self.figure = figure


def check(
    *,
    points: float,
    hints: tuple[str, str, str],
    needs: tuple[str, ...] = (),
    because: str = "",
) -> Callable[[Function], Function]:
    """Make a pytest function a check."""

    def mark(function: Function) -> Function:
        setattr(function, ATTRIBUTE, CheckSpec(points, hints, needs, because))
        return function

    return mark


def expect(
    holds: object, message: str, misconception: str = "", figure: Figure | None = None
) -> None:
    """Raise a Mistake with a message for the student unless `holds` is true."""
    if not holds:
        raise Mistake(message, misconception, figure)


@contextmanager
def beside(figure: Figure) -> Iterator[None]:
    """Put a picture beside every Mistake in the block that has none of its own."""
    try:
        yield
    except Mistake as mistake:
        mistake.figure = mistake.figure or figure
        raise

"""Scorecards of an invented class, for what is made of scorecards."""

import msgspec

from autograder.checks import load_assignment
from autograder.scoring.figures import (
    AccuracyFigure,
    ConfusionFigure,
    CurvesFigure,
    LayerRow,
    LayersFigure,
    Misread,
    MisreadFigure,
    MovementFigure,
    MovementRow,
    WantedLayer,
)
from autograder.scoring.scorecard import CheckResult, Outcome, Scorecard, scorecard

ASSIGNMENT = load_assignment("transfer_learning")
EVIL = "<script>alert('x')</script><b onmouseover=alert(1)>"
LAYERS = LayersFigure(
    (LayerRow("conv2d", "Conv2D", 140, False), LayerRow("new_dense_output", "Dense", 72, True))
)
CURVES = CurvesFigure({"loss": (1.5, None, 0.4), "accuracy": (0.5, 0.6, 0.9)})
CONFUSION = ConfusionFigure(("Heels", "Oxfords"), ((9, 1), (2, 8)))
MISREAD = MisreadFigure(
    (
        Misread("Shoes/Test/Heels/heels_003.jpg", "Heels", "Oxfords"),
        Misread("Shoes/Test/Oxfords/oxfords_006.jpg", "Oxfords", "Heels"),
    ),
    18,
)
FIGURES = {"freeze": LAYERS, "train": CURVES, "table": CONFUSION}
CUT = LayersFigure(
    (LayerRow("conv2d", "Conv2D", 140, True), LayerRow("dense", "Dense", 72, True)),
    wanted=(WantedLayer("Conv2D"), WantedLayer("Flatten"), WantedLayer("Dense")),
)
FLAGS = LayersFigure(
    (
        LayerRow("conv2d", "Conv2D", 140, True),
        LayerRow("flatten", "Flatten", 0, True),
        LayerRow("new_dense_output", "Dense", 72, True),
    ),
    wanted=(WantedLayer("Conv2D", False), WantedLayer("Flatten"), WantedLayer("Dense", True)),
)
MOVES = MovementFigure(
    (
        MovementRow("conv2d", "Conv2D", False, 0.002),
        MovementRow("batch_normalization", "BatchNormalization", False, 0.0, 0.013),
        MovementRow("lost", "Dense", True, None, None, True),
        MovementRow("new_dense_output", "Dense", True, 0.001),
    )
)
ACCURACY = AccuracyFigure("pictures that nobody trained on", 120, 0.55, 0.461, 0.636, 0.85)
#: What a check puts beside a mistake in these exercises.
MISTAKES = {"truncate": CUT, "freeze": FLAGS, "train": MOVES}


def result(
    exercise: str,
    name: str,
    outcome: Outcome = "passed",
    points: float = 2.0,
    message: str = "",
    misconception: str = "",
    hidden: bool = False,
    seconds: float = 0.5,
    output: str = "",
    note: str = "",
) -> CheckResult:
    """One check; everything but `passed` gets no points and a hint."""
    passed = outcome == "passed"
    drawn = (MISTAKES if outcome == "failed" and not hidden else FIGURES).get(exercise)
    return CheckResult(
        exercise=exercise,
        name=name,
        outcome=outcome,
        points=points if passed else 0.0,
        max_points=points,
        sentence=f"What {name} asks of `{exercise}`.",
        message=message,
        hint="" if passed else f"a nudge for {name}",
        misconception=misconception,
        seconds=seconds,
        visibility="hidden" if hidden else "public",
        figures=(drawn,) if drawn else (),
        output=output,
        note=note,
    )


def card(
    student: str,
    wrong: tuple[str, ...] = (),
    outcome: Outcome = "failed",
    message: str = "It should be 2, but it is 3.",
    misconception: str = "cut-too-many",
    notes: tuple[str, ...] = (),
) -> Scorecard:
    """A scorecard with one public and one hidden check an exercise; those in `wrong` fail."""
    checks: list[CheckResult] = []
    for exercise in ASSIGNMENT.exercises:
        name = exercise.name
        if name in wrong:
            known = misconception if outcome == "failed" else ""
            checks.append(result(name, f"{name}_holds", outcome, 2.0, message, known))
            elsewhere = result(name, f"{name}_holds_elsewhere", "skipped", 3.0, hidden=True)
            if name == "train" and outcome == "failed":
                elsewhere = result(name, elsewhere.name, "failed", 3.0, "Too low.", hidden=True)
                elsewhere = msgspec.structs.replace(elsewhere, figures=(CURVES, ACCURACY))
            checks.append(elsewhere)
        else:
            checks.append(result(name, f"{name}_holds", output=f"{name} says hello\n"))
            elsewhere = result(name, f"{name}_holds_elsewhere", points=3.0, hidden=True)
            if name in ("train", "fine_tune"):
                figures = (*elsewhere.figures, MISREAD)
                elsewhere = msgspec.structs.replace(elsewhere, figures=figures)
            checks.append(elsewhere)
    return scorecard(student, ASSIGNMENT.name, tuple(checks), notes, f"{student}.py", 12.5)


def a_class() -> list[Scorecard]:
    """Eight students: good, middling, stopped, tampered with, ungradable, and one with <script>."""
    names = tuple(exercise.name for exercise in ASSIGNMENT.exercises)
    return [
        card("ada"),
        card("Ben, Jr.", ("freeze",)),
        card("chloe", ("freeze", "truncate", "train")),
        card("dev", names, "not attempted", "`x` is still to be written."),
        card("emma", names[:5], notes=("the locked cell 'imports' was deleted",)),
        card("finn", ("train",), "timed out", "It took longer than 60 seconds."),
        card("gina", ("head",), "ungradable", "The check itself failed: OSError: disk"),
        card(EVIL, ("table",), message=f"Yours: {EVIL}", misconception=EVIL, notes=(EVIL,)),
    ]

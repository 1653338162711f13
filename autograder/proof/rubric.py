"""Faults of checks and of a corpus that can be seen without running them."""

from collections.abc import Iterator, Mapping, Sequence

from autograder.assignment import Assignment
from autograder.messages.hints import Advice
from autograder.proof.case import Case
from autograder.proof.fault import Fault
from autograder.proof.hint import given_away
from autograder.scoring.listing import Listed

N_HINTS = 3


def rubric_faults(
    assignment: Assignment, checks: Sequence[Listed], solutions: dict[str, str]
) -> Iterator[Fault]:
    """What checks lack, hints that give the solution away, and points that do not add up.

    `solutions` maps the name of an exercise to its solved function.
    """
    known = {check.name for check in checks}
    for check in checks:
        yield from _check_faults(check, known, solutions.get(check.exercise, ""))
    for exercise in assignment.exercises:
        own = [check for check in checks if check.exercise == exercise.name]
        yield from _exercise_faults(assignment, exercise.name, own)
    names = {exercise.name for exercise in assignment.exercises}
    for check in checks:
        if check.exercise not in names:
            yield Fault(
                _where(check),
                f"is a check of {check.exercise!r}, which is no exercise",
                "Set EXERCISE to one that the assignment names.",
            )


def advice_faults(
    advices: Mapping[tuple[str, str], Advice], solutions: dict[str, str]
) -> Iterator[Fault]:
    """Hints of misconceptions, by file and name, that give a solution away."""
    for (file, name), advice in advices.items():
        for solution in solutions.values():
            if given := given_away(advice.hint, solution):
                yield Fault(
                    f"{file} {name}",
                    f"the hint is the solution's code: {given}",
                    "Say it in words.",
                )


def corpus_faults(checks: Sequence[Listed], wrong: Sequence[Case]) -> Iterator[Fault]:
    """Checks that no wrong solution is for, names that are no check, hidden checks of no use."""
    known = {check.name: check for check in checks}
    named = {name for case in wrong for name in case.fails}
    for case in wrong:
        for name in case.fails:
            if name not in known:
                yield Fault(
                    f"wrong/{case.name}.py", f"names no check: {name!r}", "Correct `fails`."
                )
        if not case.fails:
            yield Fault(f"wrong/{case.name}.py", "fails no check", "Name those that must fail.")
        if not case.misconception:
            yield Fault(
                f"wrong/{case.name}.py",
                "has no misconception",
                "Name the one that its feedback must tell.",
            )
    for check in checks:
        if check.name not in named:
            yield Fault(
                _where(check),
                "is failed by no wrong solution",
                "Add one to wrong/ that it must catch, or drop the check.",
            )
    for exercise in dict.fromkeys(check.exercise for check in checks):
        hidden = {c.name for c in checks if (c.exercise, c.visibility) == (exercise, "hidden")}
        own = [case for case in wrong if case.exercise == exercise and case.fails]
        if hidden and own and not any(set(case.fails) <= hidden for case in own):
            yield Fault(
                exercise,
                "no wrong solution passes its public checks and fails a hidden one",
                "Then the hidden checks see no more: let them ask for more, or add such a case.",
            )


def _check_faults(check: Listed, known: set[str], solution: str) -> Iterator[Fault]:
    where, spec = _where(check), check.spec
    if spec is None:
        yield Fault(where, "has no points", "Put @check(points=..., hints=...) above it.")
        return
    if not spec.points > 0:
        yield Fault(where, f"is worth {spec.points:g} points", "Give it points above zero.")
    if not check.sentence:
        yield Fault(where, "has no docstring", "Write the sentence that students read.")
    hints = [hint for hint in spec.hints if hint.strip()]
    if len(set(hints)) != N_HINTS or len(spec.hints) != N_HINTS:
        yield Fault(where, f"has {len(set(hints))} hints", f"Write {N_HINTS}, each nearer.")
    for number, hint in enumerate(hints, start=1):
        if given := given_away(hint, solution):
            yield Fault(where, f"hint {number} is the solution's code: {given}", "Say it in words.")
    for name in spec.needs:
        if name not in known:
            yield Fault(where, f"needs {name!r}, which is no check", "Correct `needs`.")


def _exercise_faults(assignment: Assignment, exercise: str, own: list[Listed]) -> Iterator[Fault]:
    cell = assignment.cells.get(f"check-{exercise}")
    points = sum(check.spec.points for check in own if check.spec)
    if cell is None or abs(cell.points - points) > 1e-9:
        stated = "no" if cell is None else f"{cell.points:g}"
        yield Fault(
            exercise,
            f"its checks add up to {points:g} points, the lesson states {stated}",
            "Correct one of them, and run `autograder build`.",
        )
    public = {check.body for check in own if check.visibility == "public"}
    hidden = {check.body for check in own if check.visibility == "hidden"}
    if not public:
        yield Fault(exercise, "has no public check", "Students need one to check themselves.")
    if hidden <= public:
        yield Fault(
            exercise,
            "its hidden checks ask nothing that the public ones do not",
            "Add a hidden check that asks for more.",
        )


def _where(check: Listed) -> str:
    return f"{check.visibility}/{check.path.name} test_{check.name}"

"""Verdicts that are not what they must be."""

from collections.abc import Iterable, Iterator, Sequence

from autograder.assignment import Assignment
from autograder.proof.case import Case
from autograder.proof.fault import Fault
from autograder.proof.figures import Figures, earned_and_wanted
from autograder.proof.source import SOLUTION
from autograder.proof.trial import Tried
from autograder.scoring.listing import Listed

_CORRECT = "Correct the check, or what the case's docstring says."


def case_faults(case: Case, tried: Tried) -> list[Fault]:
    """Where the verdicts on a case are not what its docstring says."""
    where = tried.trial.name
    outcomes = {result.name: result for result in tried.results}
    faults = [
        Fault(where, f"{result.name} is ungradable ({result.message})", "Correct the check.")
        for result in tried.results
        if result.outcome == "ungradable"
    ]
    if case.kind == "partial":
        return [*faults, *_credit_faults(case, tried)]
    for name in sorted(set(case.fails) - tried.failed):
        said = outcomes[name].outcome if name in outcomes else "not run"
        faults.append(Fault(where, f"{name} should fail it, but says: {said}", _CORRECT))
    for name in sorted(tried.failed - set(case.fails)):
        message = outcomes[name].message.splitlines()[0]
        faults.append(Fault(where, f"{name} fails it ({message})", _CORRECT))
    if others := tried.told - {case.misconception}:
        named = ", ".join(sorted(others))
        faults.append(Fault(where, f"is told {named}", "Its own misconception is another."))
    if case.misconception and case.misconception not in tried.told:
        faults.append(Fault(where, f"is not told {case.misconception}", _CORRECT))
    return faults


def whole_faults(assignment: Assignment, checks: Sequence[Listed], tried: Tried) -> Iterator[Fault]:
    """The solution passes every check; a stub fails each as not attempted, and as nothing else.

    Each of the `checks` must have said something.
    """
    where = f"{tried.trial.name} of {assignment.name}"
    wanted = "passed" if tried.trial.name == SOLUTION else "not attempted"
    silent = {check.name for check in checks} - {result.name for result in tried.results}
    for name in sorted(silent):
        yield Fault(where, f"{name} says nothing", "Correct the check: it must be run.")
    for result in tried.results:
        if result.outcome != wanted:
            yield Fault(
                where,
                f"{result.name} says {result.outcome} ({result.message})",
                "Correct the check or the source.",
            )


def need_faults(checks: Iterable[Listed], figures: Figures) -> Iterator[Fault]:
    """Checks without which the whole corpus would be judged as it is, and that do not say why."""
    for check in checks:
        known = figures.checks.get(f"{check.exercise}: {check.name}")
        alone = known and (known.alone or known.alone_for_students)
        if not alone and not (check.spec and check.spec.because):
            yield Fault(
                f"{check.visibility}/{check.path.name} test_{check.name}",
                "fails no wrong solution that others do not fail as well",
                "Drop it, add one to wrong/, or say in @check(because=...) what it is for.",
            )


def _credit_faults(case: Case, tried: Tried) -> Iterator[Fault]:
    for exercise in dict.fromkeys(result.exercise for result in tried.results):
        own = [result for result in tried.results if result.exercise == exercise]
        earned, wanted = earned_and_wanted(case, own)
        if abs(earned - wanted) > 1e-9:
            yield Fault(
                tried.trial.name, f"earns {earned:g} in {exercise}, not {wanted:g}", _CORRECT
            )

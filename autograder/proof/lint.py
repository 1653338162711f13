"""All that must hold of an assignment before students get it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from autograder.assignment import Assignment
from autograder.checks import check_folders, load_assignment
from autograder.errors import UsageError
from autograder.proof.case import Case, Kind, read_cases
from autograder.proof.fault import Fault
from autograder.proof.rubric import corpus_faults, rubric_faults
from autograder.proof.source import SOLUTION, label, read_source, trial_of, whole_trials
from autograder.proof.trial import Tried, run_trials
from autograder.scoring.listing import listed_checks

KINDS: tuple[Kind, ...] = ("wrong", "right", "partial")


class Linted(msgspec.Struct, frozen=True):
    """What was looked at, and what is wrong: `tried` has each case with what was said of it."""

    faults: tuple[Fault, ...]
    n_checks: int
    tried: tuple[tuple[Case, Tried], ...]
    n_cases: int


def lint(
    name: str,
    source: Path,
    data: Path,
    corpus: Path | None = None,
    every: int = 1,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Linted:
    """Look at the checks of an assignment, and try them on what is known to be right or wrong.

    `source` is the assignment's one source, `data` the folder of images and backbones, `corpus`
    the folder with wrong/, right/ and partial/, None for none. Of each of these every `every`th
    case is tried. Raises UsageError if source or corpus are not there.
    """
    assignment = load_assignment(name)
    checks = listed_checks(check_folders(name, hidden=True))
    material = read_source(name, source)
    cases = _cases(corpus, name)
    wrong = [case for case in cases if case.kind == "wrong"]
    faults = [*rubric_faults(assignment, checks, material.solved)]
    if corpus is not None:
        faults += corpus_faults(checks, wrong)

    chosen = [case for kind in KINDS for case in [c for c in cases if c.kind == kind][::every]]
    trials = whole_trials(material) + [trial_of(case, material) for case in chosen]
    by_name = {label(case): case for case in chosen}
    tried: list[tuple[Case, Tried]] = []
    for number, one in enumerate(run_trials(trials, data, jobs), start=1):
        progress(number, len(trials))
        if one.error:
            faults.append(Fault(one.trial.name, f"cannot be run: {one.error}", "Correct it."))
        elif one.trial.name in by_name:
            tried.append((by_name[one.trial.name], one))
            faults += case_faults(by_name[one.trial.name], one)
        else:
            faults += whole_faults(assignment, one)
    tried.sort(key=lambda pair: pair[1].trial.name)
    return Linted(tuple(faults), len(checks), tuple(tried), len(cases))


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
    failed = {r.name for r in tried.results if r.outcome not in ("passed", "skipped")}
    for name in sorted(set(case.fails) - failed):
        said = outcomes[name].outcome if name in outcomes else "not run"
        faults.append(Fault(where, f"{name} should fail it, but says: {said}", _CORRECT))
    for name in sorted(failed - set(case.fails)):
        message = outcomes[name].message.splitlines()[0]
        faults.append(Fault(where, f"{name} fails it ({message})", _CORRECT))
    told = told_of(tried)
    if others := told - {case.misconception}:
        named = ", ".join(sorted(others))
        faults.append(Fault(where, f"is told {named}", "Its own misconception is another."))
    if case.misconception and case.misconception not in told:
        faults.append(Fault(where, f"is not told {case.misconception}", _CORRECT))
    return faults


def told_of(tried: Tried) -> set[str]:
    """The misconceptions that the verdicts name."""
    return {result.misconception for result in tried.results if result.misconception}


def _credit_faults(case: Case, tried: Tried) -> Iterable[Fault]:
    """Exercises that earn other points than `earns` says; those it does not name, all or none."""
    for exercise in dict.fromkeys(result.exercise for result in tried.results):
        own = [result for result in tried.results if result.exercise == exercise]
        whole = case.rest == "solution" or exercise in case.solved
        untouched = sum(r.max_points for r in own) if whole else 0.0
        wanted, earned = case.earns.get(exercise, untouched), sum(r.points for r in own)
        if abs(earned - wanted) > 1e-9:
            yield Fault(
                tried.trial.name, f"earns {earned:g} in {exercise}, not {wanted:g}", _CORRECT
            )


_CORRECT = "Correct the check, or what the case's docstring says."


def whole_faults(assignment: Assignment, tried: Tried) -> Iterable[Fault]:
    """The solution passes every check; a stub fails each as not attempted, and as nothing else."""
    wanted = "passed" if tried.trial.name == SOLUTION else "not attempted"
    for result in tried.results:
        if result.outcome != wanted:
            yield Fault(
                f"{tried.trial.name} of {assignment.name}",
                f"{result.name} says {result.outcome} ({result.message})",
                "Correct the check or the source.",
            )


def _cases(corpus: Path | None, name: str) -> Sequence[Case]:
    if corpus is None:
        return ()
    if not any((corpus / kind).is_dir() for kind in KINDS):
        raise UsageError(f"{corpus} has no folder wrong, right or partial")
    return [case for kind in KINDS for case in read_cases(corpus, kind, name)]

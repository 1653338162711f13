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
from autograder.proof.trial import Trial, Tried, run_trials
from autograder.release import build, solution_module
from autograder.release.source import find_exercises, read_notebook
from autograder.release.stubs import without_markers
from autograder.scoring.listing import listed_checks

KINDS: tuple[Kind, ...] = ("wrong", "right", "partial")
SOLUTION, STUBS = "the solution", "the stubs"


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
    if not source.is_file():
        raise UsageError(f"{source} is not there; run this in the course's folder, or name --root")
    checks = listed_checks(check_folders(name, hidden=True))
    text = read_notebook(source.read_text("utf-8"))
    solved = {one.name: without_markers(one.source) for one in find_exercises(text)}
    solution, stubs = solution_module(source), build(source).student_module
    cases = _cases(corpus, name)
    faults = [*rubric_faults(assignment, checks, solved)]
    wrong = [case for case in cases if case.kind == "wrong"]
    if corpus is not None:
        faults += corpus_faults(checks, wrong)

    chosen = [case for kind in KINDS for case in [c for c in cases if c.kind == kind][::every]]
    trials = [Trial(name, SOLUTION, solution), Trial(name, STUBS, stubs)]
    base = {"solution": solution, "stubs": stubs}
    trials += [
        Trial(name, f"{case.kind}/{case.name}.py", f"{base[case.rest]}\n\n{case.code}", _only(case))
        for case in chosen
    ]
    by_name = {f"{case.kind}/{case.name}.py": case for case in chosen}
    tried: list[tuple[Case, Tried]] = []
    for number, one in enumerate(run_trials(trials, data, jobs), start=1):
        progress(number, len(trials))
        if one.error:
            faults.append(Fault(one.trial.name, f"cannot be run: {one.error}", "Correct it."))
        elif one.trial.name in by_name:
            tried.append((by_name[one.trial.name], one))
            faults += case_faults(by_name[one.trial.name], one)
        else:
            faults += _whole_faults(assignment, one)
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
        for exercise, points in case.earns.items():
            earned = sum(r.points for r in tried.results if r.exercise == exercise)
            if abs(earned - points) > 1e-9:
                faults.append(
                    Fault(where, f"earns {earned:g} in {exercise}, not {points:g}", _CORRECT)
                )
        return faults
    failed = {r.name for r in tried.results if r.outcome not in ("passed", "skipped")}
    for name in sorted(set(case.fails) - failed):
        said = outcomes[name].outcome if name in outcomes else "not run"
        faults.append(Fault(where, f"{name} should fail it, but says: {said}", _CORRECT))
    for name in sorted(failed - set(case.fails)):
        message = outcomes[name].message.splitlines()[0]
        faults.append(Fault(where, f"{name} fails it ({message})", _CORRECT))
    if told := told_of(tried) - {case.misconception}:
        faults.append(
            Fault(where, f"is told {', '.join(sorted(told))}", "Its own misconception is another.")
        )
    return faults


def told_of(tried: Tried) -> set[str]:
    """The misconceptions that the verdicts name."""
    return {result.misconception for result in tried.results if result.misconception}


_CORRECT = "Correct the check, or what the case's docstring says."


def _whole_faults(assignment: Assignment, tried: Tried) -> Iterable[Fault]:
    """The solution passes every check; a stub fails each as not attempted, and as nothing else."""
    wanted = "passed" if tried.trial.name == SOLUTION else "not attempted"
    for result in tried.results:
        if result.outcome != wanted:
            yield Fault(
                f"{tried.trial.name} of {assignment.name}",
                f"{result.name} says {result.outcome} ({result.message})",
                "Correct the check or the source.",
            )


def _only(case: Case) -> tuple[str, ...]:
    return (case.exercise,) if case.exercise else ()


def _cases(corpus: Path | None, name: str) -> Sequence[Case]:
    if corpus is None:
        return ()
    if not any((corpus / kind).is_dir() for kind in KINDS):
        raise UsageError(f"{corpus} has no folder wrong, right or partial")
    return [case for kind in KINDS for case in read_cases(corpus, kind, name)]

"""How often each check is wrong, measured on a corpus."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from autograder.proof.case import Case
from autograder.proof.trial import Tried
from autograder.scoring.scorecard import CheckResult

#: Of misconceptions, what is written where none is expected or none was named.
UNNAMED = "none"
VERSIONS = ("keras", "tensorflow", "numpy")


class CheckFigures(msgspec.Struct):
    """One check's record.

    `tried` counts cases in which it gave a verdict, `should_fail` those that it must fail;
    `false_passes` and `false_fails` name the cases in which it was wrong. `alone` names the wrong
    solutions that no other check would fail, and `alone_for_students` those that no other public
    check would fail, which is all that students can run; whether a check was skipped because of
    another one's verdict does not matter here. `seconds` is the mean time of a verdict.
    """

    tried: int = 0
    should_fail: int = 0
    false_passes: list[str] = []
    false_fails: list[str] = []
    alone: list[str] = []
    alone_for_students: list[str] = []
    seconds: float = 0.0


class Figures(msgspec.Struct):
    """The record of all checks; `named` counts for each misconception what feedback named."""

    assignment: str
    cases: dict[str, list[str]]
    checks: dict[str, CheckFigures]
    named: dict[str, dict[str, int]]
    versions: dict[str, str]


def figures_of(assignment: str, found: Iterable[tuple[Case, Tried]]) -> Figures:
    """The record of the checks over all cases that were tried."""
    checks: dict[str, CheckFigures] = {}
    named: dict[str, Counter[str]] = {}
    cases: dict[str, list[str]] = {}
    for case, tried in found:
        cases.setdefault(case.kind, []).append(case.name)
        for exercise in dict.fromkeys(result.exercise for result in tried.results):
            own = [result for result in tried.results if result.exercise == exercise]
            _add(checks, case, tried.trial.name, own)
        if case.kind == "wrong":
            _add_alone(checks, tried)
            told = sorted(tried.told) or [UNNAMED]
            named.setdefault(case.misconception or UNNAMED, Counter()).update(told)
    for figures in checks.values():
        figures.seconds = round(figures.seconds / max(1, figures.tried), 4)
    return Figures(
        assignment=assignment,
        cases={kind: sorted(names) for kind, names in sorted(cases.items())},
        checks=dict(sorted(checks.items())),
        named={name: dict(counts) for name, counts in sorted(named.items())},
        versions={name: version(name) for name in VERSIONS},
    )


def write_figures(path: Path, figures: Figures) -> None:
    """Write the record as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(msgspec.to_builtins(figures), indent=1) + "\n", "utf-8")


def read_figures(path: Path) -> Figures:
    """The record in a file."""
    return msgspec.json.decode(path.read_bytes(), type=Figures)


def earned_and_wanted(case: Case, results: Sequence[CheckResult]) -> tuple[float, float]:
    """The points of a partial case in one exercise, and those that its docstring states.

    Exercises that it does not name earn all or none.
    """
    exercise = results[0].exercise
    whole = case.rest == "solution" or exercise in case.solved
    untouched = sum(result.max_points for result in results) if whole else 0.0
    return sum(result.points for result in results), case.earns.get(exercise, untouched)


def _add(
    checks: dict[str, CheckFigures], case: Case, name: str, results: list[CheckResult]
) -> None:
    """Count the verdicts of one exercise. What is still to be written was not judged."""
    must_fail = _must_fail(case, results)
    for result in results:
        figures = checks.setdefault(f"{result.exercise}: {result.name}", CheckFigures())
        must, passed = result.name in must_fail, result.outcome == "passed"
        if result.outcome in ("skipped", "not attempted"):
            continue
        figures.tried += 1
        figures.seconds += result.seconds
        figures.should_fail += must
        if must and passed:
            figures.false_passes.append(name)
        if not must and not passed:
            figures.false_fails.append(name)


def _must_fail(case: Case, results: list[CheckResult]) -> set[str]:
    """The checks that must fail a case.

    Of partial credit only the sum is known: while it is right so are all verdicts. Where too much
    was earned each check that passed is under suspicion, where too little each that failed.
    """
    if case.kind != "partial":
        return set(case.fails)
    earned, wanted = earned_and_wanted(case, results)
    if earned > wanted + 1e-9:
        return {result.name for result in results}
    if earned < wanted - 1e-9:
        return set()
    return {result.name for result in results if result.outcome != "passed"}


def _add_alone(checks: dict[str, CheckFigures], tried: Tried) -> None:
    said = tried.regardless or tried.results
    failing = [r for r in said if r.outcome not in ("passed", "skipped", "ungradable")]
    public = [result for result in failing if result.visibility == "public"]
    for result in failing:
        figures = checks.setdefault(f"{result.exercise}: {result.name}", CheckFigures())
        if failing == [result]:
            figures.alone.append(tried.trial.name)
        if public == [result]:
            figures.alone_for_students.append(tried.trial.name)

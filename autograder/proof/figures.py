"""How often each check is wrong, measured on a corpus."""

import json
from collections import Counter
from pathlib import Path

import keras
import msgspec
import numpy as np
import tensorflow as tf

from autograder.proof.case import Case
from autograder.proof.lint import Linted, told_of
from autograder.proof.trial import Tried

#: Of misconceptions, what is written where none is expected or none was named.
UNNAMED = "none"


class CheckFigures(msgspec.Struct):
    """One check's record.

    `tried` counts cases in which it gave a verdict, `should_fail` those that it must fail;
    `false_passes` and `false_fails` name the cases in which it was wrong. `alone` names the wrong
    solutions that no other check fails. `seconds` is the mean time of a verdict.
    """

    tried: int = 0
    should_fail: int = 0
    false_passes: list[str] = []
    false_fails: list[str] = []
    alone: list[str] = []
    seconds: float = 0.0


class Figures(msgspec.Struct):
    """The record of all checks; `named` counts for each misconception what feedback named."""

    assignment: str
    cases: dict[str, int]
    checks: dict[str, CheckFigures]
    named: dict[str, dict[str, int]]
    versions: dict[str, str]


def figures_of(assignment: str, linted: Linted) -> Figures:
    """The record of the checks over all cases that were tried."""
    checks: dict[str, CheckFigures] = {}
    named: dict[str, Counter[str]] = {}
    for case, tried in linted.tried:
        if case.kind == "partial":
            continue
        _add(checks, case, tried)
        if case.kind == "wrong":
            told = sorted(told_of(tried)) or [UNNAMED]
            named.setdefault(case.misconception or UNNAMED, Counter()).update(told)
    for figures in checks.values():
        figures.seconds = round(figures.seconds / max(1, figures.tried), 4)
    return Figures(
        assignment=assignment,
        cases=dict(Counter(case.kind for case, _ in linted.tried)),
        checks=dict(sorted(checks.items())),
        named={name: dict(counts) for name, counts in sorted(named.items())},
        versions={
            "keras": keras.__version__,
            "tensorflow": tf.__version__,
            "numpy": np.__version__,
        },
    )


def write_figures(path: Path, figures: Figures) -> None:
    """Write the record as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(msgspec.to_builtins(figures), indent=1) + "\n", "utf-8")


def _add(checks: dict[str, CheckFigures], case: Case, tried: Tried) -> None:
    name = tried.trial.name
    failed = {r.name for r in tried.results if r.outcome not in ("passed", "skipped")}
    for result in tried.results:
        figures = checks.setdefault(f"{result.exercise}: {result.name}", CheckFigures())
        must, did = result.name in case.fails, result.name in failed
        if result.outcome != "skipped":
            figures.tried += 1
            figures.seconds += result.seconds
            figures.should_fail += must
        if must and result.outcome == "passed":
            figures.false_passes.append(name)
        if did and not must:
            figures.false_fails.append(name)
        if case.kind == "wrong" and failed == {result.name}:
            figures.alone.append(name)

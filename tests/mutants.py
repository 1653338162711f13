"""Mutants of a lesson's solution: each small change that the tool mutmut can think of.

Whoever reads only hand-written wrong solutions sees what their author thought of. Here each of
the solution's functions is changed in one place by rule, and judged in its own exercise: a mutant
is caught, or it survives. A survivor is classified once, in `tests/corpus/mutants.json`: it is
`equivalent` if it still does what the exercise asks, and `wrong` if a check should have seen it.

    python -m tests.mutants --out data/calibration/checks/mutants.json

judges all of them and ends with 1 if a survivor is not classified or is wrong, or if one that
does what is asked is caught.
"""

import argparse
import ast
import difflib
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import libcst
import msgspec
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from autograder.proof.source import Source, read_source
from autograder.proof.trial import Trial, Tried, run_trials
from tests.corpus import harness

CLASSIFIED = harness.CORPUS / "mutants.json"


class Mutant(msgspec.Struct, frozen=True):
    """A solved function that was changed in one place; `diff` has the lines that differ."""

    exercise: str
    diff: tuple[str, ...]
    code: str

    @property
    def id(self) -> str:
        """The exercise and a hash of the changed lines: the same until these lines change."""
        text = "\n".join(self.diff).encode()
        return f"{self.exercise}-{hashlib.sha256(text).hexdigest()[:8]}"


class Survivor(msgspec.Struct, frozen=True):
    """How a mutant that no check fails was classified, and why."""

    id: str
    diff: tuple[str, ...]
    verdict: Literal["equivalent", "wrong"]
    reason: str


class Record(msgspec.Struct, frozen=True):
    """What came of all mutants, by exercise and in all."""

    assignment: str
    tool: str
    mutants: dict[str, int]
    caught: dict[str, int]
    equivalent: dict[str, int]
    missed: tuple[str, ...]
    blamed: tuple[str, ...]
    seconds: float


def mutants_of(source: Source) -> list[Mutant]:
    """Every mutant of every solved function, each only once."""
    return [
        mutant for exercise, code in source.solved.items() for mutant in _mutants(exercise, code)
    ]


def _mutants(exercise: str, code: str) -> Iterator[Mutant]:
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = MetadataWrapper(libcst.parse_module(code)).visit(visitor)
    seen = {ast.dump(ast.parse(code))}
    for change in visitor.mutations:
        changed = module.deep_replace(change.original_node, change.mutated_node).code
        tree = ast.dump(ast.parse(changed))
        if tree not in seen:
            seen.add(tree)
            yield Mutant(exercise, _diff(code, changed), changed)


def _diff(before: str, after: str) -> tuple[str, ...]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return tuple(f"{line[0]} {line[1:].strip()}" for line in list(lines)[2:] if line[0] in "+-")


def judged(mutants: Iterable[Mutant], source: Source, jobs: int = 1) -> Iterator[Tried]:
    """Judge each in its own exercise, the rest being the solution."""
    trials = [
        Trial(source.assignment, one.id, f"{source.solution}\n\n{one.code}", (one.exercise,))
        for one in mutants
    ]
    return run_trials(trials, harness.ROOT / "data", jobs)


def is_caught(tried: Tried) -> bool:
    """Whether a check fails the mutant; one whose code cannot even be read is caught as well."""
    outcomes = {result.outcome for result in tried.results}
    assert "ungradable" not in outcomes, tried
    return bool(tried.error) or not outcomes <= {"passed", "skipped"}


def classified() -> dict[str, Survivor]:
    """The survivors that were classified, by their id."""
    found = msgspec.json.decode(CLASSIFIED.read_bytes(), type=list[Survivor])
    return {survivor.id: survivor for survivor in found}


def lesson() -> Source:
    name = harness.ASSIGNMENT
    return read_source(name, harness.ROOT / "solutions" / name / f"{name}.py")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=None, help="write what came of them, as JSON")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--exercise", default="", help="only those of one exercise")
    asked = parser.parse_args()
    source, known, start = lesson(), classified(), time.perf_counter()
    mutants = {one.id: one for one in mutants_of(source) if asked.exercise in ("", one.exercise)}
    caught = {
        tried.trial.name: is_caught(tried) for tried in judged(mutants.values(), source, asked.jobs)
    }
    equivalent = {name for name in mutants if name in known and known[name].verdict == "equivalent"}
    missed = sorted(name for name in mutants if not caught[name] and name not in equivalent)
    blamed = sorted(name for name in equivalent if caught[name])
    record = Record(
        assignment=source.assignment,
        tool=f"mutmut {version('mutmut')}",
        mutants=_counted(mutants.values()),
        caught=_counted(one for name, one in mutants.items() if caught[name]),
        equivalent=_counted(mutants[name] for name in equivalent),
        missed=tuple(missed),
        blamed=tuple(blamed),
        seconds=round(time.perf_counter() - start, 1),
    )
    if asked.out is not None:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(msgspec.to_builtins(record), indent=1)
        asked.out.write_text(text + "\n", "utf-8")
    for said, names in (("survives", missed), ("does what is asked and is failed", blamed)):
        for name in names:
            print(f"{name} {said}:", *mutants[name].diff, sep="\n    ")
    n_caught = sum(caught.values())
    print(
        f"{len(mutants)} mutants: {n_caught} caught, {len(equivalent)} do what is asked, "
        f"{len(missed)} survive."
    )
    return 1 if missed or blamed else 0


def _counted(mutants: Iterable[Mutant]) -> dict[str, int]:
    return dict(Counter(one.exercise for one in mutants))


if __name__ == "__main__":
    sys.exit(main())

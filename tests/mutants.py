"""Mutants of a lesson's solution: each small change that the tool mutmut can think of.

Whoever reads only hand-written wrong solutions sees what their author thought of. Here each of
the solution's functions is changed in one place by rule, and judged in its own exercise: checks
fail it, or it survives. Each is classified once, by a reader, in the corpus's `mutants.json`: it
is `equivalent` if it still does what the exercise asks, and `wrong` if not.

    python -m tests.mutants --out data/calibration/checks

judges all of them and ends with 1 if one is not classified, if a wrong one survives, or if one
that does what is asked is failed.
"""

import ast
import difflib
import hashlib
import sys
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

from autograder.proof.source import Source
from autograder.proof.trial import Trial, Tried
from tests.bench import judging
from tests.corpus import harness


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


class Classified(msgspec.Struct, frozen=True):
    """What a reader says of a mutant, and why."""

    id: str
    diff: tuple[str, ...]
    verdict: Literal["equivalent", "wrong"]
    reason: str


class Record(msgspec.Struct, frozen=True):
    """What came of all mutants, by exercise; in `missed`, `blamed` and `unread` are names.

    `missed` are wrong and survive, `blamed` do what is asked and are failed.
    """

    assignment: str
    tool: str
    mutants: dict[str, int]
    caught: dict[str, int]
    equivalent: dict[str, int]
    missed: tuple[str, ...]
    blamed: tuple[str, ...]
    unread: tuple[str, ...]


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


def trials(mutants: Iterable[Mutant], source: Source) -> Iterator[Trial]:
    """Each mutant in its own exercise, the rest being the solution."""
    for one in mutants:
        code = f"{source.solution}\n\n{one.code}"
        yield Trial(source.assignment, one.id, code, (one.exercise,))


def is_caught(tried: Tried) -> bool:
    """Whether a check fails the mutant; one whose code cannot even be read is caught as well."""
    outcomes = {result.outcome for result in tried.results}
    assert "ungradable" not in outcomes, tried
    return bool(tried.error) or bool(tried.failed)


def classified(assignment: str) -> dict[str, Classified]:
    """The mutants that were read, by their id."""
    path = harness.corpus(assignment) / "mutants.json"
    found = msgspec.json.decode(path.read_bytes(), type=list[Classified])
    return {one.id: one for one in found}


def record_of(
    assignment: str,
    mutants: dict[str, Mutant],
    caught: dict[str, bool],
    read: dict[str, Classified],
) -> Record:
    """What came of mutants, by their ids, against what their readers say."""
    verdicts = {name: read[name].verdict if name in read else "" for name in mutants}
    equivalent = [name for name in mutants if verdicts[name] == "equivalent"]
    return Record(
        assignment=assignment,
        tool=f"mutmut {version('mutmut')}",
        mutants=_counted(mutants.values()),
        caught=_counted(one for name, one in mutants.items() if caught[name]),
        equivalent=_counted(mutants[name] for name in equivalent),
        missed=tuple(n for n in sorted(mutants) if verdicts[n] == "wrong" and not caught[n]),
        blamed=tuple(n for n in sorted(equivalent) if caught[n]),
        unread=tuple(n for n in sorted(mutants) if not verdicts[n]),
    )


def main() -> int:
    parser = judging.parser(__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=None, help="folder for what came of them")
    parser.add_argument("--exercise", default="", help="only those of one exercise")
    asked = parser.parse_args()
    judge = judging.judge_of(asked)
    n_open = 0
    for name in asked.names:
        source = harness.source(name)
        mutants = {m.id: m for m in mutants_of(source) if asked.exercise in ("", m.exercise)}
        todo = list(trials(mutants.values(), source))
        caught = {t.trial.name: is_caught(t) for t in judge(todo)}
        record = record_of(name, mutants, caught, classified(name))
        if asked.out is not None:
            judging.write_record(asked.out / f"{name}_mutants.json", record)
        for said, ids in (
            ("is wrong and survives", record.missed),
            ("does what is asked and is failed", record.blamed),
            ("is not classified", record.unread),
        ):
            n_open += len(ids)
            for one in ids:
                print(f"{one} {said}:", *mutants[one].diff, sep="\n    ")
        print(
            f"{name}: {len(mutants)} mutants, {sum(caught.values())} caught, "
            f"{sum(record.equivalent.values())} do what is asked, {len(record.missed)} missed, "
            f"{len(record.blamed)} blamed, {len(record.unread)} not classified."
        )
    return 1 if n_open else 0


def _counted(mutants: Iterable[Mutant]) -> dict[str, int]:
    return dict(Counter(one.exercise for one in mutants))


if __name__ == "__main__":
    sys.exit(main())

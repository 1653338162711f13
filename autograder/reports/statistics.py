"""What a class did, in numbers: marks, checks, misconceptions, time."""

from collections.abc import Sequence
from statistics import mean, median

import msgspec

from autograder.assignment import Assignment
from autograder.scoring.rubric import Visibility
from autograder.scoring.scorecard import CheckResult, Scorecard

N_BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """How many marks lie from `low` to below `high` percent; the last bin holds 100 as well."""

    low: int
    high: int
    count: int


class Marks(msgspec.Struct, frozen=True):
    """The marks of a class in percent; all 0 where nobody could be judged."""

    n: int
    mean: float
    median: float
    low: float
    high: float
    bins: tuple[Bin, ...]


class CheckRate(msgspec.Struct, frozen=True):
    """How many passed a check, of those who could be judged."""

    exercise: str
    name: str
    sentence: str
    visibility: Visibility
    n_passed: int
    n: int

    @property
    def percent(self) -> float:
        return 100 * self.n_passed / self.n if self.n else 0.0


class Misconception(msgspec.Struct, frozen=True):
    """A known reason behind mistakes, where it was seen, and with whom."""

    name: str
    exercises: tuple[str, ...]
    students: tuple[str, ...]
    example: str


class ExerciseTime(msgspec.Struct, frozen=True):
    """Seconds that the checks of an exercise took."""

    name: str
    median: float
    longest: float
    whose: str


def percent(card: Scorecard) -> float:
    """The score in percent of what could be had."""
    return 100 * card.score / card.max_score if card.max_score else 0.0


def names_of(assignment: Assignment) -> tuple[str, ...]:
    """The names of all exercises, in order."""
    return tuple(exercise.name for exercise in assignment.exercises)


def marks_of(cards: Sequence[Scorecard]) -> Marks:
    """The distribution of the marks of all who could be judged."""
    values = [percent(card) for card in cards if not card.ungradable]
    counts = [0] * N_BINS
    for value in values:
        counts[min(int(value * N_BINS / 100), N_BINS - 1)] += 1
    step = 100 // N_BINS
    bins = tuple(Bin(at * step, (at + 1) * step, count) for at, count in enumerate(counts))
    if not values:
        return Marks(0, 0.0, 0.0, 0.0, 0.0, bins)
    return Marks(len(values), mean(values), median(values), min(values), max(values), bins)


def check_rates(cards: Sequence[Scorecard], assignment: Assignment) -> tuple[CheckRate, ...]:
    """For each check how many passed it, by exercise and in the checks' order."""
    found: dict[tuple[str, str], list[CheckResult]] = {}
    for card in cards:
        for result in card.checks:
            found.setdefault((result.exercise, result.name), []).append(result)
    rates = []
    for exercise in names_of(assignment):
        for (own, name), results in found.items():
            if own != exercise:
                continue
            judged = [result for result in results if result.outcome != "ungradable"]
            n_passed = sum(result.outcome == "passed" for result in judged)
            first = results[0]
            rates.append(
                CheckRate(own, name, first.sentence, first.visibility, n_passed, len(judged))
            )
    return tuple(rates)


def misconceptions(cards: Sequence[Scorecard]) -> tuple[Misconception, ...]:
    """All misconceptions that were seen, the most frequent first."""
    found: dict[str, list[tuple[str, CheckResult]]] = {}
    for card in cards:
        for result in card.checks:
            if result.misconception:
                found.setdefault(result.misconception, []).append((card.student, result))
    listed = [
        Misconception(
            name,
            tuple(dict.fromkeys(result.exercise for _, result in seen)),
            tuple(sorted({student for student, _ in seen})),
            seen[0][1].message,
        )
        for name, seen in found.items()
    ]
    return tuple(sorted(listed, key=lambda one: (-len(one.students), one.name)))


def exercise_times(cards: Sequence[Scorecard], assignment: Assignment) -> tuple[ExerciseTime, ...]:
    """For each exercise the median and the longest time that its checks took."""
    times = []
    for name in names_of(assignment):
        found = [
            (sum(result.seconds for result in card.of_exercise(name)), card.student)
            for card in cards
            if card.of_exercise(name)
        ]
        if found:
            longest, whose = max(found)
            times.append(ExerciseTime(name, median(s for s, _ in found), longest, whose))
    return tuple(times)

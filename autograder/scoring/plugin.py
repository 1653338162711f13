"""The pytest plugin: collects the checks once and runs them with one student after another."""

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import Raised
from autograder.evidence.calls import Failure, Returned
from autograder.scoring.figures import (
    AccuracyFigure,
    CurvesFigure,
    Figure,
    MisreadFigure,
    figure_of,
)
from autograder.scoring.rubric import ATTRIBUTE, CheckSpec, Mistake, Visibility
from autograder.scoring.scorecard import CheckResult, Measured
from autograder.scoring.verdict import NotYet, first_hint, verdict
from autograder.students.protocol import Student, StudentFailed

MAX_OUTPUT = 2_000
#: Characters of a message that a scorecard keeps: what a student returned may be quoted in it.
MAX_MESSAGE = 4_000
#: What is known of the errors that functions of a check's exercise end in.
RAISED = pytest.StashKey[Sequence[Raised]]()


class Job(msgspec.Struct, frozen=True):
    """A student to judge in some exercises, all if `only` is empty; `done` gets the results.

    `functions` names the function of each exercise: where it is known that every call of it will
    fail, its checks need not run to find out. `regardless` runs also the checks of which one that
    they need did not pass. Where `checks` are named, these run alone.
    """

    student: Student
    done: Callable[[tuple[CheckResult, ...]], None]
    only: tuple[str, ...] = ()
    functions: dict[str, str] = {}
    regardless: bool = False
    checks: tuple[str, ...] = ()


class ChecksPlugin:
    """Gives checks their student, runs what is needed first, and keeps the results.

    A check whose dependency did not pass is skipped; an error that is no finding about the
    student's work makes it ungradable.
    """

    def __init__(self, student: Student | None = None) -> None:
        self.student = student
        self.functions: dict[str, str] = {}
        self.regardless = False
        self.results: dict[str, CheckResult] = {}
        self._cause: BaseException | None = None

    @pytest.fixture(name="student")
    def student_fixture(self) -> Student:
        assert self.student is not None
        return self.student

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = in_order(items)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._cause = None
        item.user_properties.clear()
        n_answers = len(self.student.answers) if self.student else 0
        start = time.perf_counter()
        outcome = yield
        seconds = time.perf_counter() - start
        result = result_of(item, self._cause, seconds)
        if self.student is not None and result.visibility == "public":
            result = illustrated(result, self.student.answers[n_answers:])
        elif self.student is not None:
            result = with_curves(result, self.student.answers[n_answers:])
        self.results[name_of(item)] = result
        return outcome

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        for name in () if self.regardless else spec_of(item).needs:
            needed = self.results.get(name)
            if needed is not None and needed.outcome != "passed":
                raise NotYet(needed)
        function = self.functions.get(exercise_of(item), "")
        if function and self.student is not None:
            failure = self.student.known_failure(function)
            if failure is not None:
                raise StudentFailed(function, failure)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        if call.excinfo is not None and self._cause is None:
            self._cause = call.excinfo.value
        return (yield)


class JudgePlugin(ChecksPlugin):
    """Runs every collected check for each job in turn."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        super().__init__()
        self._jobs = jobs
        self.collection_errors: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collection_errors.append(str(report.longrepr))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if self.collection_errors:
            raise session.Interrupted("the checks cannot be collected")
        for job in self._jobs:
            self.student, self.results, self.functions = job.student, {}, job.functions
            self.regardless = job.regardless
            items = [i for i in session.items if not job.only or exercise_of(i) in job.only]
            items = [i for i in items if not job.checks or name_of(i) in job.checks]
            for at, item in enumerate(items):
                following = items[at + 1] if at + 1 < len(items) else None
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            self.student = None
            job.done(tuple(self.results.values()))
        return True


def result_of(item: pytest.Item, cause: BaseException | None, seconds: float) -> CheckResult:
    """The result of a check that raised `cause`, or nothing."""
    spec = spec_of(item)
    outcome, message, misconception = verdict(cause, item.stash.get(RAISED, ()))
    return CheckResult(
        exercise=exercise_of(item),
        name=name_of(item),
        outcome=outcome,
        points=spec.points if outcome == "passed" else 0.0,
        max_points=spec.points,
        sentence=sentence_of(item),
        message=message if len(message) <= MAX_MESSAGE else message[:MAX_MESSAGE] + " ...",
        hint=first_hint(outcome, cause, spec.hints),
        misconception=misconception,
        seconds=round(seconds, 4),
        visibility=visibility_of(item),
        note=" ".join(str(text) for text in _told(item, "note")),
        figures=_shown(item, cause),
        measured=tuple(value for value in _told(item, "accuracy") if isinstance(value, Measured)),
    )


def _told(item: pytest.Item, name: str) -> list[object]:
    """What a check told to pytest's `record_property(name, ...)`."""
    return [value for known, value in item.user_properties if known == name]


def _shown(item: pytest.Item, cause: BaseException | None) -> tuple[Figure, ...]:
    """What a check measured on shipped images, told to pytest's `record_property("figure", ...)`,
    of which the last one counts, and what it puts beside a Mistake.

    Nothing of a hidden check is drawn but these images and an accuracy.
    """
    told = _told(item, "figure")[-1:]
    measured = tuple(value for value in told if isinstance(value, MisreadFigure))
    figure = cause.figure if isinstance(cause, Mistake) else None
    if figure is None:
        return measured
    may_be_seen = visibility_of(item) == "public" or isinstance(figure, AccuracyFigure)
    return (*measured, figure) if may_be_seen else measured


def illustrated(result: CheckResult, answers: Sequence[Returned | Failure]) -> CheckResult:
    """The result with a picture, and with what was printed.

    The picture is the one that the check put beside a mistake, else one of the first answer that
    has one.
    """
    returned = [answer for answer in answers if isinstance(answer, Returned)]
    figures = [figure for figure in map(figure_of, returned) if figure is not None]
    output = "".join(answer.output for answer in answers)[:MAX_OUTPUT]
    drawn = result.figures or tuple(figures[:1])
    return msgspec.structs.replace(result, figures=drawn, output=output)


def with_curves(result: CheckResult, answers: Sequence[Returned | Failure]) -> CheckResult:
    """A hidden check's result with the training behind its picture of shipped images, if any.

    That training saw the same shipped images and no others, so its curves may be shown as well.
    """
    if not any(isinstance(figure, MisreadFigure) for figure in result.figures):
        return result
    for answer in answers:
        figure = figure_of(answer) if isinstance(answer, Returned) else None
        if isinstance(figure, CurvesFigure):
            curves = msgspec.structs.replace(figure, lesson=True)
            return msgspec.structs.replace(result, figures=(curves, *result.figures))
    return result


def spec_of(item: pytest.Item) -> CheckSpec:
    spec = getattr(getattr(item, "function", None), ATTRIBUTE, None)
    if not isinstance(spec, CheckSpec):
        raise pytest.UsageError(f"{item.nodeid} lacks @check(points=..., hints=...)")
    return spec


def exercise_of(item: pytest.Item) -> str:
    return str(item.getparent(pytest.Module).module.EXERCISE)  # type: ignore[union-attr]


def name_of(item: pytest.Item) -> str:
    return item.name.removeprefix("test_")


def sentence_of(item: pytest.Item) -> str:
    text = getattr(item, "obj").__doc__ or item.name  # noqa: B009
    lines = text.strip().splitlines()
    return " ".join(line.strip() for line in lines)


def visibility_of(item: pytest.Item) -> Visibility:
    return "hidden" if Path(item.path).parent.name == "hidden" else "public"


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """The items with every check after those it needs, otherwise as they were.

    Raises pytest.UsageError for names that stand twice, or needs that make a circle.
    """
    by_name = {name_of(item): item for item in items}
    if len(by_name) != len(items):
        raise pytest.UsageError("two checks have the same name")
    done: dict[str, pytest.Item] = {}

    def place(item: pytest.Item, above: tuple[str, ...]) -> None:
        name = name_of(item)
        if name in above:
            raise pytest.UsageError(f"checks need each other in a circle: {' -> '.join(above)}")
        for need in spec_of(item).needs:
            if need in by_name:
                place(by_name[need], (*above, name))
        done.setdefault(name, item)

    for item in items:
        place(item, ())
    return list(done.values())

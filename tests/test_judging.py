"""The pytest plugin: points, dependencies, outcomes, and nothing that reaches the next student."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.errors import AutograderError
from autograder.evidence.calls import Call, Failure, Line, Returned
from autograder.evidence.values import Plain
from autograder.scoring.figures import AccuracyFigure, LayersFigure
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult, read_scorecard, scorecard, write_scorecard
from autograder.students.protocol import Student

HEAD = """
from autograder.scoring.rubric import check, expect
EXERCISE = "sum"
HINTS = ("nudge", "pointer", "nearly")
"""
CHECKS = (
    HEAD
    + '''
seen = []

@check(points=2, hints=HINTS, needs=("gives_a_number",))
def test_adds(student):
    """Two and two
    are four."""
    expect(student.add(2, 2).value.value == 4, "That is not four.", "no-sum")

@check(points=1, hints=HINTS)
def test_gives_a_number(student):
    """It gives a number."""
    expect(student.add(2, 2).value.number is not None, "That is no number.")
'''
)
HIDDEN = (
    HEAD
    + '''
@check(points=3, hints=HINTS)
def test_is_checked_well(student):
    """This check is broken for the number 13."""
    assert student.add(2, 2).value.value != 13 or {}["oops"]
'''
)


class Fake(Student):
    """Answers every call with one value, or fails with one failure."""

    def __init__(self, answer: object) -> None:
        super().__init__(("add",))
        self._answer_with = answer
        self.calls = 0

    def _perform(self, call: Call) -> Returned | Failure:
        self.calls += 1
        if isinstance(self._answer_with, Failure):
            return self._answer_with
        return Returned(Plain(type(self._answer_with).__name__, self._answer_with))


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    for name, text in (("public", CHECKS), ("hidden", HIDDEN)):
        folder = tmp_path / "checks" / "little" / name
        folder.mkdir(parents=True)
        (folder / f"test_{name}_{tmp_path.name}.py").write_text(text)
    (tmp_path / "checks" / "pytest.ini").write_text("[pytest]\n")
    base = tmp_path / "checks" / "little"
    return [base / "public", base / "hidden"]


def run(folders: list[Path], *students: Student, only: tuple[str, ...] = ()) -> list:
    results: list[dict[str, CheckResult]] = []
    keep: Callable = lambda found: results.append({r.name: r for r in found})  # noqa: E731
    judge(folders, [Job(student, keep, only) for student in students])
    return results


def test_right_work_gets_all_points(folders: list[Path]) -> None:
    (found,) = run(folders, Fake(4))
    assert [(r.outcome, r.points) for r in found.values()] == [
        ("passed", 1),
        ("passed", 2),
        ("passed", 3),
    ]
    assert list(found) == ["gives_a_number", "adds", "is_checked_well"]
    assert found["adds"].sentence == "Two and two are four."
    assert found["adds"].visibility == "public" and found["is_checked_well"].visibility == "hidden"


def test_a_mistake_is_told_with_its_hint_and_misconception(folders: list[Path]) -> None:
    (found,) = run(folders, Fake(5))
    adds = found["adds"]
    assert (adds.outcome, adds.points, adds.max_points) == ("failed", 0, 2)
    assert (adds.message, adds.hint, adds.misconception) == ("That is not four.", "nudge", "no-sum")


def test_the_hint_of_an_error_leads_to_the_line_that_raised_it(folders: list[Path]) -> None:
    stopped = Failure("error", "TypeError: no", "TypeError", lines=(Line("", 7, "a + b"),))
    for failure, hint in (
        (stopped, "The message names the line where it stopped."),
        (msgspec.structs.replace(stopped, lines=()), "nudge"),
        (Failure("not attempted", ""), "nudge"),
    ):
        (found,) = run(folders, Fake(failure))
        assert found["gives_a_number"].hint.startswith(hint), failure


FIGURES = (
    HEAD
    + '''
from autograder.evidence.model import LayerData
from autograder.scoring.comparing import accuracy_beside, layers_beside
from autograder.scoring.rubric import beside

LAYERS = layers_beside([LayerData("a", "Dense", {}, ())], ["Dense", "Flatten"])

@check(points=1, hints=HINTS)
def test_NAME_layers(student):
    """A block puts its picture beside what fails in it."""
    with beside(LAYERS):
        expect(student.add(2, 2).value.value == 4, "That is not four.")

@check(points=1, hints=HINTS)
def test_NAME_accuracy(student):
    """An accuracy is a number."""
    expect(False, "Too low.", figure=accuracy_beside(0.5, 18, 0.6, "test images"))
'''
)


def test_of_hidden_checks_no_layers_are_shown_and_only_an_accuracy(folders: list[Path]) -> None:
    for folder in folders:
        (folder / f"test_figures_{folder.name}.py").write_text(FIGURES.replace("NAME", folder.name))
    (found,) = run(folders, Fake(5))
    (layers,) = found["public_layers"].figures
    assert isinstance(layers, LayersFigure) and [one.kind for one in layers.wanted][1] == "Flatten"
    assert found["hidden_layers"].outcome == "failed" and found["hidden_layers"].figures == ()
    for name in ("public_accuracy", "hidden_accuracy"):
        (figure,) = found[name].figures
        assert isinstance(figure, AccuracyFigure) and figure.low < 0.5 < figure.high
    (right,) = run(folders, Fake(4))
    assert right["public_layers"].figures == ()


def test_what_depends_on_a_failed_check_is_skipped(folders: list[Path]) -> None:
    (found,) = run(folders, Fake("four"))
    assert found["gives_a_number"].outcome == "failed"
    assert found["adds"].outcome == "skipped"
    assert "It gives a number." in found["adds"].message


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("not attempted", "not attempted"),
        ("missing", "not attempted"),
        ("error", "error"),
        ("timed out", "timed out"),
        ("memory exceeded", "memory exceeded"),
        ("crashed", "crashed"),
        ("bad evidence", "error"),
        ("unreadable", "error"),
    ],
)
def test_a_failed_call_has_its_own_outcome(folders: list[Path], kind: str, outcome: str) -> None:
    (found,) = run(folders, Fake(Failure(kind, "it broke")))  # type: ignore[arg-type]
    assert found["gives_a_number"].outcome == outcome
    assert found["gives_a_number"].points == 0


def test_what_is_behind_an_error_is_named_by_the_first_pattern_that_fits(
    folders: list[Path],
) -> None:
    table = [("KeyError: 'Heels'", "names-by-heart"), ("KeyError", "no-key"), ("Type", "no-type")]
    (folders[0].parents[1] / "conftest.py").write_text(
        "from autograder.assignment import Raised\n"
        "from autograder.scoring.plugin import RAISED\n"
        "def pytest_itemcollected(item):\n"
        f"    item.stash[RAISED] = tuple(Raised(*pair) for pair in {table})\n"
    )
    failures = [
        Failure("error", "KeyError: 'Heels'"),
        Failure("error", "KeyError: 'Oxfords'"),
        Failure("error", "ValueError: KeyError"),
        Failure("crashed", "KeyError"),
    ]
    found = run(folders, *[Fake(failure) for failure in failures])
    named = [results["gives_a_number"].misconception for results in found]
    assert named == ["names-by-heart", "no-key", "", ""]


def test_a_broken_check_is_ungradable_and_no_mistake_of_the_student(folders: list[Path]) -> None:
    (found,) = run(folders, Fake(13))
    broken = found["is_checked_well"]
    assert broken.outcome == "ungradable" and "KeyError" in broken.message
    assert found["gives_a_number"].outcome == "passed"


def test_one_student_does_not_reach_the_next(folders: list[Path]) -> None:
    students = [Fake(4), Fake("x"), Fake(4), Fake(Failure("crashed", "gone")), Fake(4)]
    found = run(folders, *students)
    totals = [sum(r.points for r in results.values()) for results in found]
    assert totals == [6, 3, 6, 0, 6]
    assert [student.calls for student in students] == [1] * 5


def test_only_the_exercises_asked_for_are_run(folders: list[Path]) -> None:
    assert run(folders, Fake(4), only=("other",)) == [{}]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import nothing_of_that_name", "nothing_of_that_name"),
        (HEAD + "def test_bare(student):\n    pass\n", "lacks @check"),
        (
            HEAD + "@check(points=1, hints=HINTS, needs=('b',))\ndef test_a(student): pass\n"
            "@check(points=1, hints=HINTS, needs=('a',))\ndef test_b(student): pass\n",
            "circle",
        ),
    ],
)
def test_checks_that_cannot_be_run_are_told(folders: list[Path], text: str, reason: str) -> None:
    (folders[0] / f"test_more_{folders[0].parents[2].name}.py").write_text(text)
    with pytest.raises(AutograderError, match=reason):
        run(folders, Fake(4))


def test_scorecards_are_written_whole_and_read_back(folders: list[Path], tmp_path: Path) -> None:
    (found,) = run(folders, Fake(5))
    card = scorecard("ada", "little", tuple(found.values()), ("a note",), "ada.py", 1.5)
    assert (card.score, card.max_score, card.ungradable) == (4, 6, False)
    write_scorecard(card, tmp_path / "deep" / "ada.json")
    assert read_scorecard(tmp_path / "deep" / "ada.json") == card
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["ada.json"]

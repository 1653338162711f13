"""A notebook's check cells where nbgrader runs them: what they hand over, what they are worth."""

from collections.abc import Callable
from typing import Any

import pytest

from autograder.checks import load_assignment
from autograder.cli import notebook, outside
from autograder.cli.notebook import check_in_notebook
from autograder.errors import ConfinementError
from autograder.grading.outside import as_notebook
from autograder.scoring.scorecard import CheckResult
from tests.corpus.harness import grade_id

ASSIGNMENT = load_assignment("transfer_learning")


def result(points: float, outcome: Any = "passed") -> CheckResult:
    return CheckResult("truncate", "cuts", outcome, points, 14, "It cuts.")


def truncate(model: object, n_layers: int = 2) -> object:
    return model


def asked(monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Any]) -> float | None:
    monkeypatch.setenv(notebook.EXECUTION, "autograde")
    monkeypatch.setenv(outside.VARIABLE, "course")
    monkeypatch.setattr(outside, "ask_outside", answer)
    return check_in_notebook("truncate", truncate)


def gone(*arguments: str) -> tuple[CheckResult, ...]:
    raise ConfinementError("the judge outside ended")


def test_the_points_of_the_judge_outside_are_the_cells_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(monkeypatch, lambda *_: (result(9),)) == 9
    assert "truncate: 9 of 14 points" in capsys.readouterr().out


def test_a_fault_of_the_graders_own_is_no_zero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # nbgrader refuses more than a cell's points, and names the submission to the instructor.
    assert asked(monkeypatch, gone) == float("inf")
    assert "the judge outside ended" in capsys.readouterr().out
    assert asked(monkeypatch, lambda *_: (result(0, "ungradable"),)) == float("inf")


def test_a_judge_that_does_not_start_is_told() -> None:
    judge = outside.OutsideJudge("no_such_assignment", ".")
    with pytest.raises(ConfinementError, match="ended"):
        judge.ask("truncate", ())


def test_cells_of_the_release_are_known_by_their_text() -> None:
    released = ASSIGNMENT.cells
    sources = (
        released["imports"].source + "\n",
        "def truncate(model, n_layers=2):\n    return model",
        released["check-truncate"].source,
        released["demo-truncate"].source,
        "x = 1",
    )
    cells: Any = as_notebook(sources, ASSIGNMENT)["cells"]
    assert [grade_id(cell) for cell in cells] == [
        "imports", "truncate", "check-truncate", "demo-truncate", "",
    ]  # fmt: skip
    assert [cell["source"] for cell in cells] == list(sources)

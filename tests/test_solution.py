"""The solution gets all points in both formats; every stub is "not attempted" and nothing else."""

import json
from pathlib import Path

import pytest

from autograder.checks import assignments, load_assignment
from autograder.grading.batch import Batch, grade_batch
from autograder.scoring.scorecard import Scorecard, read_scorecard
from tests.corpus import harness

ROOT = harness.ROOT


@pytest.fixture(scope="module", params=assignments())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def cards(name: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scorecard]:
    folder = tmp_path_factory.mktemp("class")
    notebook = harness.notebook_with(harness.solution_cells(name), name)
    (folder / "solved_notebook.ipynb").write_text(json.dumps(notebook))
    (folder / "solved_module.py").write_text(harness.solution(name))
    for suffix in (".ipynb", ".py"):
        stub = ROOT / "assignments" / name / f"{name}{suffix}"
        (folder / f"stub{'_module' if suffix == '.py' else '_notebook'}{suffix}").write_bytes(
            stub.read_bytes()
        )
    out = tmp_path_factory.mktemp("out")
    grade_batch(Batch(folder, out, name, ROOT / "data"), lambda event: None)
    paths = (out / "scorecards" / name).iterdir()
    return {path.stem: read_scorecard(path) for path in paths}


@pytest.mark.parametrize("student", ["solved_notebook", "solved_module"])
def test_the_solution_gets_100_of_100(cards: dict[str, Scorecard], student: str) -> None:
    card = cards[student]
    lost = [(r.name, r.outcome, r.message) for r in card.checks if r.outcome != "passed"]
    assert lost == []
    assert (card.score, card.max_score, card.notes) == (100, 100, ())


@pytest.mark.parametrize("student", ["stub_notebook", "stub_module"])
def test_every_stub_is_not_attempted(cards: dict[str, Scorecard], student: str) -> None:
    card = cards[student]
    assert {result.outcome for result in card.checks} == {"not attempted"}
    assert (card.score, card.max_score, card.notes) == (0, 100, ())


def test_points_of_the_checks_are_those_of_the_release(
    cards: dict[str, Scorecard], name: str
) -> None:
    assignment = load_assignment(name)
    card = cards["solved_module"]
    for exercise in assignment.exercises:
        points = sum(result.max_points for result in card.of_exercise(exercise.name))
        assert points == assignment.cells[f"check-{exercise.name}"].points, exercise.name


def test_every_exercise_has_public_and_hidden_checks(
    cards: dict[str, Scorecard], name: str
) -> None:
    for exercise in load_assignment(name).exercises:
        seen = {r.visibility for r in cards["solved_module"].of_exercise(exercise.name)}
        assert seen == {"public", "hidden"}, exercise.name


def test_what_is_graded_is_what_the_release_says(name: str) -> None:
    path = Path(ROOT / "autograder" / "checks" / name / "release.json")
    kinds = {entry["kind"] for entry in json.loads(path.read_text("utf-8")).values()}
    assert kinds == {"solution", "check", "demo", "locked", "discuss"}

"""nbgrader's own commands on a further lesson, another one each turn, with two exercises kept."""

import csv
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from tests.course import nbgrader, outputs, small_course, submit, with_hidden_images
from tests.today import PARTS, todays

#: The exercises that are kept: the first is solved, the second is not.
LESSONS = {
    "imagenet_backbone": ("features", "compare"),
    "leaf_classifier": ("confusion", "report"),
}


@pytest.mark.parametrize("name", todays(list(LESSONS), len(LESSONS), PARTS))
def test_a_lesson_goes_from_its_source_to_feedback_and_exported_marks(
    tmp_path: Path, name: str
) -> None:
    first, second = LESSONS[name]
    worth = {cell: one.points for cell, one in load_assignment(name).cells.items()}
    points = worth[f"check-{first}"]
    kept = ("imports", "setup-data", first, second, "discuss-2")
    course = with_hidden_images(small_course(tmp_path / "course", kept, name), name)
    nbgrader(course, "generate_assignment", name)
    stub = "def nothing():\n    raise NotImplementedError\n"
    submit(course, "ada", name=name, **{second: stub, "discuss-2": "It *depends*."})
    nbgrader(course, "autograde", name)
    nbgrader(course, "generate_feedback", name)
    nbgrader(course, "export", f"--to={course / 'grades.csv'}")

    shown = outputs(course / "autograded" / "ada" / name / f"{name}.ipynb")
    assert f"{first}: {points:g} of {points:g} points" in "".join(
        shown[f"check-{first}"][0]["text"]
    )
    assert [o for given in shown.values() for o in given if o.get("name") == "stderr"] == []
    page = (course / "feedback" / "ada" / name / f"{name}.html").read_text("utf-8")
    assert f"{first}: {points:g} of" in page and "def test_" not in page
    with (course / "grades.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["assignment"], row["student_id"]) == (name, "ada")
    assert float(row["score"]) == points
    assert float(row["max_score"]) == points + worth[f"check-{second}"] + worth["discuss-2"]

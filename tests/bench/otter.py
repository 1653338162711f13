"""The same checks under `otter run`: an autograder zip, and notebooks without check cells.

otter-grader and this pack pin other versions of one library, so its command is not among this
pack's dependencies: `make .venv-otter/.ready` makes an environment of its own with both in it.
"""

import json
import os
import subprocess
import zipfile
from pathlib import Path

from autograder.checks import load_assignment
from tests.corpus import harness

_TEST = """
from otter.test_files import test_case

OK_FORMAT = False
name, points = {exercise!r}, {points!r}


@test_case(points={points!r})
def test_all_checks_of_the_exercise(env):
    from autograder.checks import check_folders, load_assignment
    from autograder.lesson.folder import data_folder
    from autograder.scoring.judging import judge
    from autograder.scoring.plugin import Job
    from autograder.students.in_process import InProcessStudent

    assignment, found = load_assignment({assignment!r}), []
    student = InProcessStudent(env, assignment.functions, data_folder())
    judge(check_folders(assignment.name, hidden=True), [Job(student, found.extend, (name,))])
    student.close()
    assert found and all(result.outcome == "passed" for result in found)
"""


def autograder_zip(path: Path) -> Path:
    """What otter is configured with: one test an exercise, which holds if all its checks pass."""
    assignment = load_assignment(harness.ASSIGNMENT)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("otter_config.json", json.dumps({"show_stdout": False}))
        archive.writestr("requirements.txt", "")
        for exercise in assignment.exercises:
            points = assignment.cells[f"check-{exercise.name}"].points
            text = _TEST.format(exercise=exercise.name, points=points, assignment=assignment.name)
            archive.writestr(f"tests/{exercise.name}.py", text)
    return path


def notebook_of(submission: Path) -> str:
    """A submission's notebook without the cells that call `check`."""
    notebook = json.loads(submission.read_text("utf-8"))
    notebook["cells"] = [
        cell for cell in notebook["cells"] if not harness.grade_id(cell).startswith("check-")
    ]
    return json.dumps(notebook)


def otter_version(otter: Path) -> str:
    """The release of otter-grader that the command is of."""
    python = otter.with_name("python")
    code = "from importlib.metadata import version; print(version('otter-grader'))"
    run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def run_otter(otter: Path, zipped: Path, submission: Path, folder: Path) -> float:
    """The mark that `otter run` gives a notebook, run in `folder`."""
    folder.mkdir(parents=True)
    (folder / submission.name).write_text(notebook_of(submission), "utf-8")
    hidden = harness.ROOT / ".hidden" / "Shoes"
    named = {"AUTOGRADER_HIDDEN": str(hidden)} if hidden.is_dir() else {}
    subprocess.run(
        [otter, "run", "--no-logo", "-a", zipped, "-o", folder, folder / submission.name],
        cwd=folder, env=os.environ | {"AUTOGRADER_DATA": str(harness.ROOT / "data")} | named,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    results = json.loads((folder / "results.json").read_text("utf-8"))
    return float(sum(test.get("score", 0.0) for test in results["tests"]))

"""A copy of the course in a folder of its own, and nbgrader's commands in it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.checks import load_assignment
from autograder.release import build, write
from tests.corpus import harness

NAME = harness.ASSIGNMENT
ROOT = harness.ROOT
BIN = Path(sys.executable).parent
#: The locked cells at the top of each lesson.
SETUP = ("imports", "setup-data")
#: What the small course keeps of the lesson: three exercises and a question.
SMALL = (*SETUP, "inspect", "truncate", "compare", "discuss-1")


def copy_course(folder: Path) -> Path:
    """The whole course, with the data by a link."""
    folder.mkdir(parents=True)
    for name in ("solutions", "assignments"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "data").symlink_to(ROOT / "data")
    return folder


def whole(name: str = NAME) -> tuple[str, ...]:
    """What a small course keeps of a lesson to have all its exercises, without demonstrations."""
    return (*SETUP, *(exercise.name for exercise in load_assignment(name).exercises))


def small_course(folder: Path, kept: tuple[str, ...] = SMALL, name: str = NAME) -> Path:
    """The course with few exercises and no demonstrations, so that it runs in seconds."""
    copy_course(folder)
    source = folder / "solutions" / name / f"{name}.py"
    source.write_text(shortened(source.read_text("utf-8"), kept), "utf-8")
    built = build(source)
    write(built, folder)
    shutil.rmtree(folder / "autograder")
    return folder


def with_hidden_images(course: Path, name: str = NAME) -> Path:
    """The course with a few hidden images of its own, where its configuration looks for them."""
    shown = load_assignment(name).hidden
    folder = course / ".hidden" / shown
    of = ("--of", shown.lower()) if shown != "Shoes" else ()
    words = ("data", "render", "--split", "hidden", *of, "--per-class", "2", "--out", str(folder))
    run = subprocess.run(
        [BIN / "autograder", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return course


def shortened(source: str, chosen: tuple[str, ...]) -> str:
    """A source with the chosen cells, their checks, and all text."""
    kept = []
    for cell in re.split(r"(?m)^(?=# %%)", source):
        name = re.search(r'"grade_id": "([^"]+)"', cell.partition("\n")[0])
        if name is None or name[1].removeprefix("check-") in chosen:
            kept.append(cell)
    return "".join(kept)


def environment(course: Path, data: Path | None = None) -> dict[str, str]:
    """The environment of nbgrader's commands: nothing of this user's own Jupyter is touched.

    Where the data is, a course's own configuration says; students name it in AUTOGRADER_DATA.
    """
    jupyter = str(course / ".jupyter")
    found = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": jupyter,
        "JUPYTER_DATA_DIR": jupyter,
        "JUPYTER_RUNTIME_DIR": jupyter,
        "IPYTHONDIR": str(course / ".ipython"),
    }
    found.pop("AUTOGRADER_DATA", None)
    return found | ({"AUTOGRADER_DATA": str(data)} if data else {})


def nbgrader(
    course: Path,
    *arguments: object,
    cwd: Path | None = None,
    data: Path | None = None,
    code: int | None = 0,
) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader in the course's folder, or in a student's `cwd` with `data`."""
    run = subprocess.run(
        [BIN / "nbgrader", *map(str, arguments)],
        cwd=cwd or course,
        env=environment(course, data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert code is None or run.returncode == code, run.stdout + run.stderr
    return run


def solve(path: Path, name: str = NAME, **changes: str) -> None:
    """Write the solutions, with some cells changed, into a student's notebook."""
    fill(path, harness.solution_cells(name) | changes)


def fill(path: Path, codes: Mapping[str, str]) -> None:
    """Write code into a student's notebook, by the grade_id of its cell."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        code = codes.get(harness.grade_id(cell))
        if code is not None:
            cell["source"] = code.splitlines(keepends=True)
    path.write_text(json.dumps(notebook), "utf-8")


def add_code(path: Path, source: str, at: int | None = None) -> None:
    """Put a code cell of a student's own into a notebook, at its end unless `at` is said."""
    notebook = json.loads(path.read_text("utf-8"))
    cell = {
        "cell_type": "code", "id": f"own-{len(notebook['cells'])}", "metadata": {},
        "source": source.splitlines(keepends=True), "outputs": [], "execution_count": None,
    }  # fmt: skip
    notebook["cells"].insert(len(notebook["cells"]) if at is None else at, cell)
    path.write_text(json.dumps(notebook), "utf-8")


def submit(
    course: Path,
    student: str,
    when: str = "2026-03-01 12:00:00 UTC",
    name: str = NAME,
    **changes: str,
) -> Path:
    """A submission as nbgrader collects it; keyword arguments are cells that are not solved."""
    return hand_in(course, student, harness.solution_cells(name) | changes, name, when)


def hand_in(
    course: Path,
    student: str,
    codes: Mapping[str, str],
    name: str = NAME,
    when: str = "2026-03-01 12:00:00 UTC",
) -> Path:
    """A submission as nbgrader collects it: stubs but for the cells of which there is code."""
    folder = course / "submitted" / student / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.ipynb"
    shutil.copy(course / "assignments" / name / f"{name}.ipynb", path)
    fill(path, codes)
    (folder / "timestamp.txt").write_text(when)
    (folder / "submission_secret.txt").write_text(f"secret of {student}")
    return path


def outputs(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The outputs of each cell of a notebook by its grade_id."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {harness.grade_id(c): c.get("outputs", []) for c in cells if harness.grade_id(c)}

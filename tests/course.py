"""A copy of the course in a folder of its own, and nbgrader's commands in it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from autograder.release import build, write
from tests.corpus import harness

NAME = harness.ASSIGNMENT
ROOT = harness.ROOT
BIN = Path(sys.executable).parent
#: What the small course keeps of the lesson: three exercises and a question.
SMALL = ("imports", "setup-data", "inspect", "truncate", "compare", "discuss-1")


def copy_course(folder: Path) -> Path:
    """The whole course, with the data by a link."""
    folder.mkdir(parents=True)
    for name in ("solutions", "assignments"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "data").symlink_to(ROOT / "data")
    return folder


def small_course(folder: Path, kept: tuple[str, ...] = SMALL) -> Path:
    """The course with few exercises and no demonstrations, so that it runs in seconds."""
    copy_course(folder)
    source = folder / "solutions" / NAME / f"{NAME}.py"
    source.write_text(shortened(source.read_text("utf-8"), kept), "utf-8")
    built = build(source)
    write(built, folder)
    shutil.rmtree(folder / "autograder")
    return folder


def shortened(source: str, chosen: tuple[str, ...]) -> str:
    """A source with the chosen cells, their checks, and all text."""
    kept = []
    for cell in re.split(r"(?m)^(?=# %%)", source):
        name = re.search(r'"grade_id": "([^"]+)"', cell.partition("\n")[0])
        if name is None or name[1].removeprefix("check-") in chosen:
            kept.append(cell)
    return "".join(kept)


def environment(course: Path) -> dict[str, str]:
    """The environment of nbgrader's commands: nothing of this user's own Jupyter is touched.

    Where the data is, a course's own configuration says.
    """
    jupyter = str(course / ".jupyter")
    found = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_CONFIG_DIR": jupyter,
        "JUPYTER_DATA_DIR": jupyter,
        "JUPYTER_RUNTIME_DIR": jupyter,
        "IPYTHONDIR": str(course / ".ipython"),
    }
    return {name: value for name, value in found.items() if name != "AUTOGRADER_DATA"}


def nbgrader(
    course: Path, *arguments: object, cwd: Path | None = None, code: int | None = 0
) -> subprocess.CompletedProcess[str]:
    """Run a command of nbgrader in the course's folder, or in `cwd`."""
    run = subprocess.run(
        [BIN / "nbgrader", *map(str, arguments)],
        cwd=cwd or course,
        env=environment(course),
        capture_output=True,
        text=True,
        check=False,
    )
    assert code is None or run.returncode == code, run.stdout + run.stderr
    return run


def solve(path: Path, **changes: str) -> None:
    """Write the solutions, with some cells changed, into a student's notebook."""
    path.write_text(json.dumps(solved(json.loads(path.read_text("utf-8")), **changes)), "utf-8")


def solved(notebook: dict[str, Any], **changes: str) -> dict[str, Any]:
    codes = harness.solution_cells() | changes
    for cell in notebook["cells"]:
        code = codes.get(harness.grade_id(cell))
        if code is not None:
            cell["source"] = code.splitlines(keepends=True)
    return notebook


def submit(
    course: Path, student: str, when: str = "2026-03-01 12:00:00 UTC", **changes: str
) -> Path:
    """A submission as nbgrader collects it; keyword arguments are cells that are not solved."""
    folder = course / "submitted" / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.ipynb"
    shutil.copy(course / "assignments" / NAME / f"{NAME}.ipynb", path)
    solve(path, **changes)
    (folder / "timestamp.txt").write_text(when)
    (folder / "submission_secret.txt").write_text(f"secret of {student}")
    return path


def outputs(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The outputs of each cell of a notebook by its grade_id."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {harness.grade_id(c): c.get("outputs", []) for c in cells if harness.grade_id(c)}

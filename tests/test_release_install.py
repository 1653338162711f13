"""A release from its zip to the first check, in a fresh environment without the instructor's files.

By the two commands of its README, and in its notebook.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.release.pack import PINNED
from autograder.release.wheel import NAME as WHEEL
from tests.corpus import harness

NAME = harness.ASSIGNMENT
#: Of this environment's packages, what the fresh one must not find.
OWN = ("autograder", "__editable__", "__pycache__", "pip")
Run = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release as a student unzips it."""
    out, home = tmp_path_factory.mktemp("release"), tmp_path_factory.mktemp("student")
    command = [sys.executable, "-m", "autograder", "release", NAME, "--out", str(out)]
    subprocess.run(command, cwd=harness.ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(out / f"{NAME}.zip") as archive:
        archive.extractall(home)
    return home / NAME


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A fresh virtual environment, gone into as `activate` does it, without a network.

    It finds the libraries of this one, as if they had been downloaded, but not this checkout.
    """
    venv, libraries = tmp_path_factory.mktemp("venv"), tmp_path_factory.mktemp("libraries")
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith(OWN):
            (libraries / path.name).symlink_to(path)
    # A kernel is known by a file that is not among the libraries.
    (venv / "share").mkdir(exist_ok=True)
    (venv / "share" / "jupyter").symlink_to(Path(sys.prefix) / "share" / "jupyter")
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    ask = [scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    found = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    Path(found, "libraries.pth").write_text(f"{libraries}\n")
    own = ("AUTOGRADER", "JUPYTER")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    jupyter = str(venv / "jupyter")
    return kept | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "VIRTUAL_ENV": str(venv),
        "JUPYTER_CONFIG_DIR": jupyter,
        "JUPYTER_DATA_DIR": jupyter,
        "JUPYTER_RUNTIME_DIR": jupyter,
        "IPYTHONDIR": str(venv / "ipython"),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }


@pytest.fixture(scope="module")
def installed(folder: Path, environment: dict[str, str]) -> Run:
    """What the first command says, after which the environment has what the release needs."""
    install, _ = commands(folder)
    return run(install, folder, environment)


def run(command: str, folder: Path, environment: dict[str, str]) -> Run:
    return subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True
    )  # fmt: skip


def commands(folder: Path) -> list[str]:
    """What the README's first block of commands says."""
    readme = (folder / "README.md").read_text("utf-8")
    block = re.search(r"this folder:\n\n```\n(.+?)\n```", readme, re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def test_two_commands_lead_from_the_zip_to_the_first_check(
    folder: Path, environment: dict[str, str], installed: Run
) -> None:
    _, check = commands(folder)
    wanted = (folder / "requirements.txt").read_text("utf-8").split()
    assert wanted[0] == f"./{WHEEL}" and {line.split("==")[0] for line in wanted} >= set(PINNED)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert f"Successfully installed {WHEEL.partition('-py3')[0]}" in installed.stdout
    where = run('python -c "import autograder; print(autograder.__file__)"', folder, environment)
    assert Path(where.stdout.strip()).is_relative_to(environment["VIRTUAL_ENV"]), where.stderr

    first = run(check, folder, environment)
    assert first.returncode == 1 and "`load_backbone` is still to be written." in first.stdout, (
        first.stderr
    )
    (folder / f"{NAME}.py").write_text(harness.solution(NAME))
    solved = run(check, folder, environment)
    assert solved.returncode == 0, solved.stdout + solved.stderr
    assert "3 of 3 points in the public checks" in solved.stdout


def test_the_notebook_leads_from_its_first_cell_to_the_first_check(
    folder: Path, environment: dict[str, str], installed: Run
) -> None:
    """As a student runs it: the cells as they are, then the first exercise written, and again.

    JupyterLab, which the requirements name, brings nbconvert, and ipykernel is among them too.
    An error in any cell would end nbconvert with an error of its own.
    """
    notebook = json.loads((folder / f"{NAME}.ipynb").read_text("utf-8"))
    at = {harness.grade_id(cell): n for n, cell in enumerate(notebook["cells"])}
    first = notebook["cells"][: at["check-load"] + 1]
    assert [harness.grade_id(cell) for cell in first if cell["cell_type"] == "code"] == [
        *("imports", "setup-data", "load", "check-load"),
    ]
    load, *rest = notebook["cells"][at["load"] : at["demo-load"] + 1]
    solved = load | {"source": harness.solution_cells()["load"]}
    where = load | {"source": "print(__import__('autograder').__file__)", "metadata": {}}
    cells = [dict(cell) for cell in (*first, solved, *rest, where)]
    for n, cell in enumerate(cells):
        cell["id"] = f"cell-{n}"
    (folder / "first.ipynb").write_text(json.dumps(notebook | {"cells": cells}), "utf-8")
    ran = run(
        "python -m nbconvert --to notebook --inplace --execute first.ipynb"
        " --ExecutePreprocessor.startup_timeout=600 --ExecutePreprocessor.iopub_timeout=600",
        folder,
        environment,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    done = json.loads((folder / "first.ipynb").read_text("utf-8"))["cells"]
    untouched, right = (shown(c) for c in done if harness.grade_id(c) == "check-load")
    assert "`load_backbone` is still to be written." in untouched and "✗" not in untouched
    assert "load: 0 of 3 points" in untouched
    assert "load: 3 of 3 points" in right and right.count("✓") == 2
    assert Path(shown(done[-1]).strip()).is_relative_to(environment["VIRTUAL_ENV"])


def shown(cell: dict[str, Any]) -> str:
    """The text of what a cell shows."""
    found = [
        out.get("text") or out.get("data", {}).get("text/plain", "") for out in cell["outputs"]
    ]
    return "".join(line for lines in found for line in lines)

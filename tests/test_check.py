"""A student's self-checks: pytest in the folder, the command, and a notebook's real kernel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.cli.notebook import EXECUTION, check_in_notebook
from tests.corpus import harness

FOLDER = harness.ROOT / "assignments" / harness.ASSIGNMENT
CUT_TOO_FEW = (
    "def truncate(model, n_layers=2):\n    return keras.Model(model.inputs, model.output)\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The assignment's folder as a student has it, somewhere else."""
    return Path(shutil.copytree(FOLDER, tmp_path / "work"))


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def write(folder: Path, text: str) -> None:
    (folder / "transfer_learning.ipynb").unlink()
    (folder / "transfer_learning.py").write_text(text)


def test_pytest_in_the_folder_passes_the_solution(folder: Path) -> None:
    write(folder, harness.solution())
    found = run(folder, "pytest")
    assert found.returncode == 0, found.stdout
    assert " passed" in found.stdout and "failed" not in found.stdout


def test_pytest_in_the_folder_tells_messages_and_hints_and_no_traceback(folder: Path) -> None:
    write(folder, harness.module_with(CUT_TOO_FEW))
    found = run(folder, "pytest", "-k", "truncate")
    assert found.returncode == 1
    assert "yours has" in found.stdout and "Hint: " in found.stdout
    assert "Traceback" not in found.stdout and "expect(" not in found.stdout
    assert found.stderr == ""


def test_pytest_on_the_stubs_says_what_is_still_to_be_written(folder: Path) -> None:
    found = run(folder, "pytest", "-k", "truncate")
    assert found.returncode == 1
    assert "`truncate` is still to be written." in found.stdout


def test_the_command_checks_one_exercise_of_one_file(folder: Path) -> None:
    write(folder, harness.module_with(CUT_TOO_FEW))
    found = run(folder, "autograder", "check", "transfer_learning.py", "truncate")
    assert found.returncode == 1 and found.stderr == ""
    assert "✗ With n_layers=1" in found.stdout and "Hint: " in found.stdout
    right = run(folder, "autograder", "check", "compare")
    assert right.returncode == 0 and "4 of 4" not in right.stdout.splitlines()[0]
    assert "hidden checks count as well" in right.stdout


def test_the_command_tells_a_syntax_error_with_its_line(folder: Path) -> None:
    write(folder, "def truncate(model:\n    pass\n")
    found = run(folder, "autograder", "check", "truncate")
    assert found.returncode == 1
    assert (
        "✗ SyntaxError: '(' was never closed (line 1)\n    line 1 of transfer_learning.py"
        in found.stdout
    )
    assert "The code that should define it failed" in found.stdout
    assert "Mend this first" in found.stdout and "Traceback" not in found.stdout


def test_what_is_still_to_be_written_takes_a_line_for_each_exercise(folder: Path) -> None:
    write(folder, harness.stubs())
    found = run(folder, "autograder", "check")
    told = found.stdout
    assert told.count("still to be written") == 11
    assert "Not looked at yet" not in told and told.count("\n") < 60
    one = run(folder, "autograder", "check", "truncate").stdout
    assert one.count("still to be written") == 1 and one.count("\n○ ") == 4


def test_a_notebook_that_is_cut_off_is_told_in_words(folder: Path) -> None:
    (folder / "transfer_learning.ipynb").write_text('{"cells": [')
    found = run(folder, "autograder", "check", "transfer_learning.ipynb")
    assert found.returncode == 1 and "damaged or cut off" in found.stdout
    assert "Error" not in found.stdout


def test_a_check_cell_in_a_real_kernel_shows_a_card_and_no_noise(folder: Path) -> None:
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell("import keras\nfrom autograder import check"),
        nbformat.v4.new_code_cell(CUT_TOO_FEW),
        nbformat.v4.new_code_cell('check("truncate", truncate)'),
    ]
    patience = {"timeout": 300, "startup_timeout": 180, "iopub_timeout": 60}
    client = NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}, **patience)
    client.execute()
    (output,) = notebook.cells[2].outputs
    assert output["output_type"] == "display_data"
    text, page = output["data"]["text/plain"], output["data"]["text/html"]
    assert "✗ With n_layers=1" in text and "Hint: " in text and "truncate: 0 of 9 points" in text
    assert "✗ not yet" in page and "<details><summary>Hint</summary>" in page
    assert "<script" not in page and "max_pooling" in page.replace("MaxPooling2D", "max_pooling")


def test_a_check_called_in_another_way_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(EXECUTION, raising=False)
    for name in ("load_shoes", "freeze", "fine_tune"):
        monkeypatch.setattr(sys.modules["__main__"], name, print, raising=False)

    def truncate() -> None: ...

    calls: list[tuple[Any, ...]] = [("data",), ("nope", print), (truncate,), ("data", 3)]
    for call in calls:
        assert check_in_notebook(*call) is None
    assert capsys.readouterr().out.splitlines() == [
        '✗ call it as check("data", load_shoes)',
        "✗ there is no exercise 'nope'; in this notebook: data, freeze, fine_tune",
        '✗ call it as check("truncate", truncate)',
        '✗ call it as check("data", load_shoes)',
    ]


def test_a_file_that_cannot_be_written_is_a_line_and_no_traceback(folder: Path) -> None:
    """The backup's name would be longer than file systems take."""
    file = folder / f"{'w' * 250}.py"
    file.write_text(harness.stubs())
    found = run(folder, "autograder", "reset", "load", file.name)
    assert found.returncode == 2 and found.stderr.startswith("autograder: ")
    assert found.stderr.count("\n") == 1 and file.read_text() == harness.stubs()

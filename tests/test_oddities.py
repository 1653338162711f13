"""Submissions in unusual shapes are read whole, and their shape is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.checks import load_assignment
from autograder.students.oddities import oddities
from autograder.students.program import load
from autograder.students.reading import read_submission
from tests.corpus import harness
from tests.corpus.harness import grade_id

NAME = harness.ASSIGNMENT
ASSIGNMENT = load_assignment(NAME)
Notebook = dict[str, Any]


def as_it_is(text: str) -> bytes:
    return text.encode()


def with_mark(text: str) -> bytes:
    return text.encode("utf-8-sig")


def windows(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def same(notebook: Notebook) -> None:
    pass


def colab(notebook: Notebook) -> None:
    notebook["metadata"] = {
        "colab": {"provenance": [], "gpuType": "T4"},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "accelerator": "GPU",
    }
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] |= {"id": f"aB{number}", "outputId": "x", "colab": {"height": 35}}
    mount = "from google.colab import drive\ndrive.mount('/content/drive')"
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": mount})


def vs_code(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "conda-env-tf-py", "language": "python"}
    for cell in notebook["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}


def magics(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if grade_id(cell) == "truncate":
            cell["source"] = ["%matplotlib inline\n", "!pip install keras\n", *cell["source"]]


def old_schema(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader")
        if mark:
            mark["schema_version"] = 1
            mark.pop("task", None)


def doubled(notebook: Notebook) -> None:
    cell = next(c for c in notebook["cells"] if grade_id(c) == "head")
    notebook["cells"].append(json.loads(json.dumps(cell)))


def old_outputs(notebook: Notebook) -> None:
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 0
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["execution_count"] = "no number"
        cell["outputs"] = "no list"


@pytest.mark.parametrize(
    ("edit", "encode", "name", "note"),
    [
        (same, as_it_is, NAME, ""),
        (same, with_mark, NAME, "byte order mark"),
        (same, windows, NAME, "Windows line ends"),
        (same, as_it_is, "My homework (final)", "is called My homework (final).ipynb"),
        (colab, as_it_is, NAME, "Google Colab"),
        (vs_code, as_it_is, NAME, "VS Code"),
        (vs_code, as_it_is, NAME, "the kernel 'conda-env-tf-py'"),
        (magics, as_it_is, NAME, "magics and shell lines were not run"),
        (old_schema, as_it_is, NAME, "old schema 1"),
        (doubled, as_it_is, NAME, "'head' is there 2 times"),
        (old_outputs, as_it_is, NAME, ""),
    ],
)
def test_every_function_is_found_and_the_shape_is_told(
    tmp_path: Path,
    edit: Callable[[Notebook], None],
    encode: Callable[[str], bytes],
    name: str,
    note: str,
) -> None:
    notebook = harness.notebook_with(harness.solution_cells())
    edit(notebook)
    folder = tmp_path / "ada" / NAME
    folder.mkdir(parents=True)
    path = folder / f"{name}.ipynb"
    path.write_bytes(encode(json.dumps(notebook, indent=1)))
    submission = read_submission(path, ASSIGNMENT)
    _, loaded = load(submission.program, lambda running: None)
    assert set(loaded.defined) == set(ASSIGNMENT.functions)
    told = " | ".join([*submission.notes, *oddities(path, NAME)])
    assert note in told if note else told == ""


def test_what_is_not_as_the_format_has_it_is_no_oddity(tmp_path: Path) -> None:
    cells = [{"metadata": 3}, {"metadata": ["colab"]}, {"cell_type": "code", "source": {"!": 1}}]
    path = tmp_path / "a.IPYNB"
    path.write_text(json.dumps({"cells": cells, "metadata": "vscode"}))
    assert oddities(path, NAME) == ()
    kernel = {"kernelspec": {"name": "\ud800" * 1000}}
    path.write_text(json.dumps({"cells": cells, "metadata": kernel}))
    (told,) = oddities(path, NAME)
    assert len(told.encode()) < 200


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b'{"cells": 3, "metadata": 4}'])
def test_what_cannot_be_read_has_no_notes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    assert oddities(path, NAME) == ()

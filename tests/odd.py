"""Notebooks in unusual shapes, as editors and students leave them, and what is told of each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.corpus import harness
from tests.corpus.harness import grade_id

NAME = harness.ASSIGNMENT
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
        if grade_id(cell) == "inspect":
            cell["source"] = ["%matplotlib inline\n", "!pip install keras\n", *cell["source"]]


def old_schema(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader")
        if mark:
            mark["schema_version"] = 1
            mark.pop("task", None)


def doubled(notebook: Notebook) -> None:
    cell = next(c for c in notebook["cells"] if grade_id(c) == "compare")
    notebook["cells"].append(json.loads(json.dumps(cell)))


def old_outputs(notebook: Notebook) -> None:
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 0
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["execution_count"] = "no number"
        cell["outputs"] = "no list"


#: How it was edited, how it is encoded, its file's name, and a note.
ODD: tuple[tuple[Callable[[Notebook], None], Callable[[str], bytes], str, str], ...] = (
    (same, as_it_is, NAME, ""),
    (same, with_mark, NAME, "byte order mark"),
    (same, windows, NAME, "Windows line ends"),
    (same, as_it_is, "My homework (final)", "is called My homework (final).ipynb"),
    (colab, as_it_is, NAME, "Google Colab"),
    (vs_code, as_it_is, NAME, "VS Code"),
    (vs_code, as_it_is, NAME, "the kernel 'conda-env-tf-py'"),
    (magics, as_it_is, NAME, "magics and shell lines were not run"),
    (old_schema, as_it_is, NAME, "old schema 1"),
    (doubled, as_it_is, NAME, "'compare' is there 2 times"),
    (old_outputs, as_it_is, NAME, ""),
)


def write_odd(
    folder: Path,
    notebook: Notebook,
    edit: Callable[[Notebook], None],
    encode: Callable[[str], bytes],
    name: str,
) -> Path:
    """Write the notebook in its unusual shape into a folder."""
    edit(notebook)
    folder.mkdir(parents=True)
    path = folder / f"{name}.ipynb"
    path.write_bytes(encode(json.dumps(notebook, indent=1)))
    return path

"""What is unusual about a submission's file and does no harm: notes for the instructor."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KERNELS = ("python3", "python", "")
_SHELL = re.compile(r"^[ \t]*(!|%{1,2}[A-Za-z])", re.MULTILINE)


def oddities(path: Path, assignment: str) -> tuple[str, ...]:
    """A note for each; none for a file that cannot be read."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
        notebook = json.loads(text) if path.suffix == ".ipynb" else None
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(_told(path, content, notebook, assignment))


def _told(path: Path, content: bytes, notebook: Any, assignment: str) -> Iterator[str]:
    if path.parent.name == assignment and path.stem != assignment:
        yield f"the file is called {path.name} and not {assignment}{path.suffix}"
    if content.startswith(b"\xef\xbb\xbf"):
        yield "the file begins with a byte order mark"
    if b"\r\n" in content:
        yield "the file has Windows line ends"
    if not isinstance(notebook, dict):
        return
    metadata = notebook.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    kernel = metadata.get("kernelspec")
    name = kernel.get("name", "") if isinstance(kernel, dict) else ""
    if name not in KERNELS:
        yield f"the notebook names the kernel {name!r}; it was run as Python"
    cells = notebook.get("cells")
    cells = [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
    editors = {"colab": "Google Colab", "vscode": "VS Code"}
    for key, editor in editors.items():
        if key in metadata or any(key in (cell.get("metadata") or {}) for cell in cells):
            yield f"the notebook was edited in {editor}"
    shell = [
        str(number)
        for number, cell in enumerate(cells, start=1)
        if cell.get("cell_type") == "code" and _SHELL.search(_source(cell))
    ]
    if shell:
        yield f"magics and shell lines were not run (cells {', '.join(shell[:10])})"


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""

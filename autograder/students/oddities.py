"""What is unusual about a submission's file and does no harm: notes for the instructor."""

import re
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import SubmissionError
from autograder.students.cells import StudentNotebook, is_notebook, parse_notebook
from autograder.students.reading import read_content, read_text

KERNELS = ("python3", "python", "")
MAX_SHOWN = 60
_SHELL = re.compile(r"^[ \t]*(!|%{1,2}[A-Za-z])", re.MULTILINE)


def oddities(path: Path, assignment: str) -> tuple[str, ...]:
    """A note for each; none for a file that cannot be read."""
    try:
        text = read_text(path)
        notebook = parse_notebook(path.name, text) if is_notebook(path) else None
        content = read_content(path)
    except SubmissionError:
        return ()
    return (*_of_file(path, content, assignment), *(_of_notebook(notebook) if notebook else ()))


def _of_file(path: Path, content: bytes, assignment: str) -> Iterator[str]:
    if path.parent.name == assignment and path.stem != assignment:
        yield f"the file is called {path.name} and not {assignment}{path.suffix}"
    if content.startswith(b"\xef\xbb\xbf"):
        yield "the file begins with a byte order mark"
    if b"\r\n" in content:
        yield "the file has Windows line ends"


def _of_notebook(notebook: StudentNotebook) -> Iterator[str]:
    kernel = notebook.metadata.get("kernelspec")
    name = kernel.get("name", "") if isinstance(kernel, dict) else ""
    if name not in KERNELS:
        yield f"the notebook names the kernel {name!r:.{MAX_SHOWN}}; it was run as Python"
    everywhere = (notebook.metadata, *(cell.metadata for cell in notebook.cells))
    for key, editor in {"colab": "Google Colab", "vscode": "VS Code"}.items():
        if any(key in metadata for metadata in everywhere):
            yield f"the notebook was edited in {editor}"
    shell = [
        str(number)
        for number, cell in enumerate(notebook.cells, start=1)
        if cell.kind == "code" and _SHELL.search(cell.source)
    ]
    if shell:
        yield f"magics and shell lines were not run (cells {', '.join(shell[:10])})"

"""The cells of a student's notebook, read by one rule wherever they are looked at.

Notebooks come from many editors and many hands. What is not as the format has it counts as not
there, cell by cell: metadata that are no table, names that are no text, parts of a source that
are no lines. So a cell that one reader sees is never lost on another.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from autograder.errors import SubmissionError

MAX_CELLS = 2_000
MAX_NAME = 200
#: Of nbgrader's metadata; cells without any count as new.
SCHEMA = 3


class StudentCell(msgspec.Struct, frozen=True):
    """One cell: its type, its source, its metadata, and nbgrader's part of them.

    `grade_id` is "" where the cell has none. Sources have `\\n` for line ends.
    """

    kind: str
    source: str
    grade_id: str = ""
    mark: dict[str, Any] = {}
    metadata: dict[str, Any] = {}

    @property
    def schema(self) -> int:
        """The version of nbgrader's metadata."""
        if not self.grade_id:
            return SCHEMA
        version = self.mark.get("schema_version")
        return version if isinstance(version, int) else 0


class StudentNotebook(msgspec.Struct, frozen=True):
    """A notebook's own metadata, and its cells in order."""

    metadata: dict[str, Any]
    cells: tuple[StudentCell, ...]


def is_notebook(path: Path) -> bool:
    """Whether a file is a notebook by its name, `Work.IPYNB` as well."""
    return path.suffix.lower() == ".ipynb"


def parse_notebook(name: str, text: str) -> StudentNotebook:
    """The notebook in a file's text; `name` is the file's, for messages.

    Raises SubmissionError with a reason for the student if it is none.
    """
    try:
        notebook = json.loads(text)
        cells = notebook["cells"]
    except (ValueError, KeyError, TypeError, RecursionError, MemoryError) as error:
        raise SubmissionError(
            f"{name} is not a notebook that can be read: it is damaged or cut off; open it "
            "in Jupyter and save it again"
        ) from error
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise SubmissionError(f"{name} is not a notebook: its cells are not a list of cells")
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"{name} has {len(cells)} cells; at most {MAX_CELLS} are read")
    return StudentNotebook(_table(notebook.get("metadata")), tuple(map(_cell, cells)))


def _cell(raw: dict[str, Any]) -> StudentCell:
    metadata = _table(raw.get("metadata"))
    mark = _table(metadata.get("nbgrader"))
    name, kind = mark.get("grade_id"), raw.get("cell_type")
    return StudentCell(
        kind=kind if isinstance(kind, str) else "",
        source=_source(raw.get("source")),
        grade_id=_sound(name) if isinstance(name, str) and len(name) <= MAX_NAME else "",
        mark=mark,
        metadata=metadata,
    )


def _source(source: object) -> str:
    parts = source if isinstance(source, list) else [source]
    text = "".join(part for part in parts if isinstance(part, str))
    return _sound(text).replace("\r\n", "\n").replace("\r", "\n")


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _sound(text: str) -> str:
    """The text without halves of characters, which JSON can hold and nothing can write."""
    return text.encode("utf-8", "replace").decode()

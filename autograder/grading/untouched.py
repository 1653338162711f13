"""Whether a file is as it was released: every exercise is still its stub."""

from pathlib import Path

from autograder.checks import assignments, read_stubs
from autograder.errors import SubmissionError
from autograder.students.cells import is_notebook, parse_notebook
from autograder.students.reading import read_text


def is_untouched(path: Path, assignment: str) -> bool:
    """Whether a module or a notebook holds the release's stubs, and no other function of theirs.

    False for a file that cannot be read.
    """
    stubs = read_stubs(assignment) if assignment in assignments() else {}
    try:
        code = read_text(path)
        if is_notebook(path):
            cells = parse_notebook(path.name, code).cells
            code = "\n".join(cell.source for cell in cells if cell.kind == "code")
    except SubmissionError:
        return False
    return bool(stubs) and all(
        stub in code and code.count(f"def {function}(") == 1 for function, stub in stubs.items()
    )

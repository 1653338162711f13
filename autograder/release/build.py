"""From the one source of an assignment to every file that is made of it."""

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import nbformat
from nbformat import NotebookNode

from autograder.release.module import module_text
from autograder.release.source import (
    CHECK,
    DEMO,
    Exercise,
    ReleaseError,
    find_exercises,
    grade_id,
    is_exercise,
    last_heading,
    read_notebook,
)
from autograder.release.stubs import student_notebook, without_markers

COMPANIONS = (".md", ".ini")


@dataclass(frozen=True)
class Built:
    """The texts that are built from a source."""

    name: str
    solution_notebook: str
    student_notebook: str
    student_module: str
    release: str
    companions: dict[str, str]

    def files(self) -> dict[PurePosixPath, str]:
        """Each text under its path from the top of the pack."""
        name = self.name
        return {
            PurePosixPath("solutions", name, f"{name}.ipynb"): self.solution_notebook,
            PurePosixPath("assignments", name, f"{name}.ipynb"): self.student_notebook,
            PurePosixPath("assignments", name, f"{name}.py"): self.student_module,
            PurePosixPath("autograder", "checks", name, "release.json"): self.release,
            **{
                PurePosixPath("assignments", name, other): text
                for other, text in self.companions.items()
            },
        }


def build(source: Path) -> Built:
    """Build everything from a source; the assignment is named after the file.

    Equal sources give equal texts. Raises ReleaseError if the source cannot be read or breaks
    a convention.
    """
    notebook, exercises = _read(source)
    student = student_notebook(notebook)
    stubs = {grade_id(cell): cell.source for cell in student.cells if is_exercise(cell)}
    return Built(
        name=source.stem,
        solution_notebook=nbformat.writes(notebook) + "\n",
        student_notebook=nbformat.writes(student) + "\n",
        student_module=module_text(source.stem, notebook, exercises, stubs),
        release=json.dumps(_release(student), indent=1, ensure_ascii=False) + "\n",
        companions=companions(source.parent),
    )


def companions(folder: Path) -> dict[str, str]:
    """The texts beside a source that students get as they are, such as README.md, by name."""
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix in COMPANIONS
    }


def write(built: Built, root: Path) -> tuple[Path, ...]:
    """Write what was built under the top of the pack; return the files that changed."""
    changed = []
    for path, text in built.files().items():
        file = root / path
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        changed.append(file)
    return tuple(changed)


def write_beside(source: Path, folder: Path) -> Path:
    """Write the stub module of a source into the students' folder; return its path.

    This is what nbgrader leaves out when it makes that folder. Raises ReleaseError as `build`.
    """
    path = folder / f"{source.stem}.py"
    path.write_text(build(source).student_module, encoding="utf-8", newline="\n")
    return path


def solution_module(source: Path) -> str:
    """The student's module with the solutions in."""
    notebook, exercises = _read(source)
    solved = {exercise.name: without_markers(exercise.source) for exercise in exercises}
    return module_text(source.stem, notebook, exercises, solved)


def _read(source: Path) -> tuple[NotebookNode, tuple[Exercise, ...]]:
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"The source {source} cannot be read: {error}") from error
    try:
        notebook = read_notebook(text)
        exercises = find_exercises(notebook)
    except (ReleaseError, SyntaxError) as error:
        raise ReleaseError(f"{source}: {error}") from error
    if not exercises:
        raise ReleaseError(f"{source}: there is no exercise in it.")
    return notebook, exercises


def _release(student: NotebookNode) -> dict[str, dict[str, object]]:
    """What the graders know of a release's cells, by grade_id, in the notebook's order.

    Cells that are not for students to change carry their source: graders run the locked ones
    from here, and tell by all of them what was changed. Exercises carry the heading above them,
    which feedback names.
    """
    release: dict[str, dict[str, object]] = {}
    heading = ""
    for cell in student.cells:
        heading = last_heading(cell) or heading
        if not grade_id(cell):
            continue
        kind = _kind(cell)
        entry: dict[str, object] = {"kind": kind, "points": cell.metadata.nbgrader.get("points", 0)}
        if kind in ("locked", "check", "demo"):
            entry["source"] = cell.source
        if kind == "solution":
            entry["section"] = heading
        release[grade_id(cell)] = entry
    return release


def _kind(cell: NotebookNode) -> str:
    if is_exercise(cell):
        return "solution"
    if cell.metadata.nbgrader.solution:
        return "discuss"
    if cell.metadata.nbgrader.grade and grade_id(cell).startswith(CHECK):
        return "check"
    if grade_id(cell).startswith(DEMO):
        return "demo"
    return "locked"

"""The release in the gradebook: its cells, and the notebook that students were given."""

import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry, Notebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from autograder.errors import GradebookError
from autograder.gradebook.course import SILENT, Course


def released_notebook(course: Course, assignment: str, gradebook: Gradebook) -> NotebookNode:
    """The notebook of an assignment as students got it.

    Where the gradebook does not know the assignment, or the release is not there, what
    `nbgrader generate_assignment` does is done, into a folder that is thrown away.
    """
    path = course.released(assignment) / f"{assignment}.ipynb"
    if _knows(gradebook, assignment) and path.is_file():
        return nbformat.read(path, as_version=4)
    return _generate(course, assignment)


def notebook_in(gradebook: Gradebook, assignment: str) -> Notebook:
    """The one notebook that the gradebook has of an assignment."""
    notebooks = gradebook.find_assignment(assignment).notebooks
    if [notebook.name for notebook in notebooks] != [assignment]:
        names = ", ".join(notebook.name for notebook in notebooks) or "none"
        raise GradebookError(
            f"the gradebook's assignment {assignment!r} has the notebooks {names} instead of "
            f"{assignment}; run `nbgrader generate_assignment {assignment}`"
        )
    return notebooks[0]


def _knows(gradebook: Gradebook, assignment: str) -> bool:
    try:
        return bool(gradebook.find_assignment(assignment).notebooks)
    except MissingEntry:
        return False


def _generate(course: Course, assignment: str) -> NotebookNode:
    source = course.folder(course.directory.source_directory, ".", assignment)
    if not (source / f"{assignment}.ipynb").is_file():
        raise GradebookError(
            f"the gradebook does not know {assignment!r}, and there is no "
            f"{source / assignment}.ipynb to make it known; is {course.root} the course's folder?"
        )
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        config = course.config.copy()
        for hook in ("pre_convert_hook", "post_convert_hook"):
            config.GenerateAssignment.pop(hook, None)
        config.CourseDirectory.release_directory = folder
        config.CourseDirectory.assignment_id = assignment
        directory = CourseDirectory(config=config, log=SILENT)
        try:
            GenerateAssignment(coursedir=directory, config=config, log=SILENT).start()
        except (Exception, SystemExit) as error:
            raise GradebookError(
                f"the gradebook does not know {assignment!r}, and making it known failed; run "
                f"`nbgrader generate_assignment {assignment}` to see why"
            ) from error
        made = Path(directory.format_path(folder, ".", assignment)) / f"{assignment}.ipynb"
        return nbformat.read(made, as_version=4)

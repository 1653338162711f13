"""A course of nbgrader's: its folders and its gradebook, as its own configuration says."""

import logging
import os
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.errors import GradebookError

CONFIG = "nbgrader_config.py"

#: nbgrader tells much that is no news here.
SILENT = logging.getLogger("autograder.gradebook")
SILENT.addHandler(logging.NullHandler())
SILENT.propagate = False


class Course:
    """A course's folder with everything that its configuration settles."""

    def __init__(self, root: Path, url: str = "") -> None:
        """Read the configuration as nbgrader does: the machine's, the user's, the course's.

        `url` is that of another gradebook than the configuration's.
        Raises GradebookError if `root` is no folder or a configuration cannot be read.
        """
        if not root.is_dir():
            raise GradebookError(f"{root} is no folder; name the one with {CONFIG} in --course")
        self.root = root.resolve()
        self.config = _config(self.root)
        if url:
            self.config.CourseDirectory.db_url = url
        self.directory = CourseDirectory(config=self.config, log=SILENT)

    @property
    def id(self) -> str:
        return str(self.directory.course_id)

    @property
    def url(self) -> str:
        """The gradebook's URL, with its password if it has one."""
        return str(self.directory.db_url)

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """A folder of nbgrader's tree: `step` is one of its directory names."""
        return Path(self.directory.format_path(step, student, assignment))

    def submitted(self, student: str, assignment: str) -> Path:
        return self.folder(self.directory.submitted_directory, student, assignment)

    def autograded(self, student: str, assignment: str) -> Path:
        return self.folder(self.directory.autograded_directory, student, assignment)

    def released(self, assignment: str) -> Path:
        return self.folder(self.directory.release_directory, ".", assignment)


def _config(root: Path) -> Config:
    """The configuration; what it puts into the environment for nbgrader's kernels is undone."""
    before = dict(os.environ)
    try:
        return _read(root)
    finally:
        os.environ.clear()
        os.environ.update(before)


def _read(root: Path) -> Config:
    config = Config()
    for folder in (*reversed(jupyter_config_path()), str(root)):
        try:
            config.merge(PyFileConfigLoader(CONFIG, path=folder).load_config())
        except ConfigFileNotFound:
            continue
        except Exception as error:
            raise GradebookError(
                f"{Path(folder) / CONFIG} cannot be read ({type(error).__name__}: {error}); "
                f"mend it, or try `nbgrader --help` in that folder"
            ) from error
    if not config.CourseDirectory.get("root"):
        config.CourseDirectory.root = str(root)
    return config

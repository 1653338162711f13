"""Running an assignment's checks: pytest is started once and fed one student after another."""

import contextlib
import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.scoring.plugin import Job, JudgePlugin

QUIET = (
    "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:logging", "-p", "no:faulthandler",
    "-p", "no:warnings", "-p", "no:randomly", "-p", "no:xdist", "--assert=plain", "--capture=no",
)  # fmt: skip


def judge(folders: Iterable[Path], jobs: Iterable[Job]) -> None:
    """Collect the checks under `folders` and run them for each job, in this process.

    Raises AutograderError if the checks cannot be collected.
    """
    paths = [str(folder) for folder in folders]
    root = Path(paths[0]).parent.parent
    arguments = [*paths, *QUIET, f"--rootdir={root}", "-c", str(root / "pytest.ini")]
    errors = io.StringIO()
    plugin = JudgePlugin(jobs)
    with contextlib.redirect_stderr(errors):
        code = pytest.main(arguments, plugins=[plugin])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise AutograderError(
            f"the checks in {root} could not be run (pytest ended with {code!r}). "
            + "\n".join([errors.getvalue().strip(), *plugin.collection_errors])
        )

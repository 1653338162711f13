"""nbgrader's configuration of this course: run `nbgrader` in this folder.

Every command of nbgrader reads it, and so do its formgrader and the kernels that it starts.
"""

import glob
import os
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

from autograder.release import write_beside
from autograder.release.stubs import NamedStubs

ROOT = Path(__file__).resolve().parent

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "transfer-learning"
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"

# nbgrader copies what lies beside a source notebook into the release. The lesson's one source
# holds the solutions, so it stays where it is. The pattern names it by its whole path, with the
# "." that nbgrader has in place of a student: a bare "*.py" would keep students' own .py files
# from being handed in as well.
SOURCES = os.path.join(glob.escape(str(ROOT)), "solutions", ".", "*", "*.py")
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", SOURCES]


def write_stubs(assignment: str, student: str, notebooks: list[str]) -> None:
    """Write the stub modules beside the students' notebooks that were just generated."""
    for notebook in notebooks:
        write_beside(Path(notebook).with_suffix(".py"), ROOT / "assignments" / assignment)


# What students get is built anew each time, also where an older build is there: without
# `force`, nbgrader would skip it and leave its gradebook empty.
c.GenerateAssignment.force = True
c.GenerateAssignment.preprocessors = [
    NamedStubs if step is ClearSolutions else step
    for step in GenerateAssignment.preprocessors.default_args[0]
]
c.GenerateAssignment.post_convert_hook = write_stubs

# The lesson trains networks; nbgrader's own limit for a cell is 30 seconds. On a busy machine a
# kernel may take longer to start than a minute, and its last word longer to arrive than 4 seconds,
# after which nbgrader would give a notebook up.
c.Execute.timeout = 600
c.Execute.startup_timeout = 180
c.Execute.iopub_timeout = 60

# nbgrader takes a word on stderr for a failed check, and TensorFlow has much to say when it is
# imported. So each kernel imports it first of all, with standard error closed.
QUIET = "__import__('autograder.cli.quiet').cli.quiet.quiet_tensorflow()"
c.Execute.extra_arguments = [
    "--HistoryManager.hist_file=:memory:",
    f"--IPKernelApp.exec_lines={QUIET}",
]

# Kernels are started with this environment.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("AUTOGRADER_DATA", str(ROOT / "data"))
# Where this stands, check cells ask a judge outside their kernel. It has the hidden checks, and
# the hidden images in .hidden/Shoes, if there are any.
os.environ.setdefault("AUTOGRADER_COURSE", str(ROOT))

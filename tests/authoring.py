"""A copy of the package, for tests that change it as its author would, and its own command line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.corpus import harness


def copy_package(folder: Path) -> Path:
    """Copy the package to `folder/autograder`, which is returned."""
    package = folder / "autograder"
    shutil.copytree(
        harness.ROOT / "autograder", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    return package


def run(course: Path, *words: str, folder: str = ".") -> subprocess.CompletedProcess[str]:
    """The command line of the copy in `course`, in a folder of it."""
    command = [sys.executable, "-m", "autograder", *words]
    environment = os.environ | {"PYTHONPATH": str(course)}
    return subprocess.run(
        command, cwd=course / folder, env=environment, capture_output=True, text=True, check=False
    )

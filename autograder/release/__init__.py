"""Builds what students get, and what nbgrader and the graders need, from one source a lesson."""

from autograder.release.build import Built, build, solution_module, write, write_beside
from autograder.release.source import ReleaseError

__all__ = ["Built", "ReleaseError", "build", "solution_module", "write", "write_beside"]

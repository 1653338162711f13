"""Builds what students get, and what nbgrader and the graders need, from one source a lesson."""

from autograder.release.build import Built, build, solution_module, write
from autograder.release.source import ReleaseError

__all__ = ["Built", "ReleaseError", "build", "solution_module", "write"]

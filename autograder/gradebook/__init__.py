"""Verdicts in nbgrader's gradebook, where formgrader, feedback and export find them.

Only the controller writes, after the work: judges and students' code never come near.
"""

from autograder.gradebook.write import Written, write_gradebook

__all__ = ["Written", "write_gradebook"]

"""The errors of the package.

AutograderError
├── UsageError          bad arguments, a folder without submissions
├── EvidenceError       what crossed the process boundary is not valid
│   └── WireError       a frame is not whole, too large, or not of the protocol
├── SubmissionError     a submission cannot be read
├── ConfinementError    a child process could not be started or isolated
├── GradebookError      nbgrader's gradebook cannot be opened or written
└── DataError           images, backbones or their manifest are missing or altered

A message says what was wrong, where, and what to do next.
"""


class AutograderError(Exception):
    """Base of every error that this package raises on purpose."""


class UsageError(AutograderError):
    """The command was called in a way that cannot work."""


class EvidenceError(AutograderError):
    """Evidence is not of the kinds, shapes or sizes that the judge accepts."""


class WireError(EvidenceError):
    """A frame is not whole, is too large, or does not follow the protocol."""


class SubmissionError(AutograderError):
    """A submission cannot be read as a notebook or a Python file."""


class ConfinementError(AutograderError):
    """A child process could not be started, or not isolated as asked."""


class DataError(AutograderError):
    """Images, backbones or their manifest are missing or were altered."""


class GradebookError(AutograderError):
    """nbgrader's gradebook is locked, of another version, or cannot be reached."""

"""The kernel's end of a judge outside: it sends the notebook's code and gets a scorecard."""

import os
import subprocess
import sys

import msgspec

from autograder.errors import ConfinementError
from autograder.grading.outside import Question
from autograder.scoring.scorecard import CheckResult, Scorecard

#: Names the course's folder where there is a judge to ask; set by nbgrader_config.py.
VARIABLE = "AUTOGRADER_COURSE"
MODULE = "autograder.grading.outside"


class OutsideJudge:
    """A judge in a process of its own, for as long as the kernel runs."""

    def __init__(self, assignment: str, course: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", MODULE, assignment, course],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, exercise: str, cells: tuple[str, ...]) -> tuple[CheckResult, ...]:
        """The results of all checks of one exercise; ConfinementError if the judge is gone."""
        come, go = self._process.stdout, self._process.stdin
        assert come is not None and go is not None
        try:
            go.write(msgspec.json.encode(Question(exercise, cells)) + b"\n")
            go.flush()
            return msgspec.json.decode(come.readline(), type=Scorecard).checks
        except (OSError, msgspec.DecodeError) as error:
            raise ConfinementError(
                f"the judge outside this notebook ended ({error}); "
                f"try `{sys.executable} -m {MODULE}` by hand to see why"
            ) from error


_judges: dict[str, OutsideJudge] = {}


def ask_outside(assignment: str, exercise: str) -> tuple[CheckResult, ...]:
    """What a judge outside says of one exercise in the notebook that runs here.

    Raises ConfinementError if it cannot be asked.
    """
    if assignment not in _judges:
        _judges[assignment] = OutsideJudge(assignment, os.environ[VARIABLE])
    return _judges[assignment].ask(exercise, cells_so_far())


def cells_so_far() -> tuple[str, ...]:
    """The sources of all cells that this kernel has run, the present one last."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise ConfinementError("this is no notebook, so there is no code to hand over")
    return tuple(shell.history_manager.input_hist_raw[1:])

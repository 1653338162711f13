"""What a check raised, as a verdict on the student's work."""

import re
from collections.abc import Sequence

from _pytest.outcomes import Skipped

from autograder.assignment import Raised
from autograder.errors import EvidenceError
from autograder.evidence.calls import Failure, FailureKind
from autograder.scoring.rubric import Mistake
from autograder.scoring.scorecard import CheckResult, Outcome
from autograder.students.protocol import StudentFailed

#: What a call that gave no value comes to.
OUTCOMES: dict[FailureKind, Outcome] = {
    "not attempted": "not attempted",
    "missing": "not attempted",
    "error": "error",
    "timed out": "timed out",
    "memory exceeded": "memory exceeded",
    "crashed": "crashed",
    "bad evidence": "error",
    "unreadable": "error",
}


class NotYet(Skipped):
    """A check was not run because one that it needs did not pass."""

    def __init__(self, needed: CheckResult) -> None:
        super().__init__(f"Not looked at yet: it needs “{needed.sentence}”")
        self.needed = needed


def verdict(cause: BaseException | None, raised: Sequence[Raised] = ()) -> tuple[Outcome, str, str]:
    """Outcome, message and misconception for what a check raised.

    `raised` says what is behind the errors that the student's function may have ended in.
    """
    match cause:
        case None:
            return "passed", "", ""
        case NotYet():
            stub = cause.needed.outcome == "not attempted"
            return "not attempted" if stub else "skipped", str(cause), ""
        case StudentFailed():
            failure = cause.failure
            return OUTCOMES[failure.kind], explain(cause), behind(failure, raised)
        case Mistake():
            return "failed", str(cause), cause.misconception
        case AssertionError():
            return "failed", str(cause), ""
        case EvidenceError():
            return "error", f"What your function returned cannot be looked at: {cause}.", ""
    return "ungradable", f"The check itself failed: {type(cause).__name__}: {cause}", ""


def behind(failure: Failure, raised: Sequence[Raised]) -> str:
    """The misconception behind the error that a call ended in, "" if it is not known."""
    if failure.kind != "error":
        return ""
    fitting = (one for one in raised if re.match(one.pattern, failure.message))
    return next((one.misconception for one in fitting), "")


def first_hint(outcome: Outcome, cause: BaseException | None, hints: Sequence[str]) -> str:
    """The hint that goes with what a check raised: of an error at a line, to look there."""
    if outcome in ("passed", "skipped", "ungradable"):
        return ""
    if isinstance(cause, StudentFailed) and cause.failure.kind == "error" and cause.failure.lines:
        return (
            "The message names the line where it stopped. Print what comes in there, with type and "
            "shape: which of it did the line not expect?"
        )
    return hints[0]


def explain(failed: StudentFailed) -> str:
    """A failed call in the student's words, with the line it happened in."""
    failure = failed.failure
    if failure.kind == "not attempted":
        return f"`{failed.function}` is still to be written."
    if failure.kind == "missing":
        return f"{failure.message} Was its cell deleted, or the function renamed?"
    if failure.kind == "unreadable":
        return failure.message
    text = f"`{failed.function}` gave no result. {failure.message}"
    if failure.lines:
        line = failure.lines[-1]
        where = f"line {line.number}" + (f" of {line.cell}" if line.cell else "")
        text += f"\n  {where}: {line.text}"
    return text

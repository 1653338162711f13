"""Why a check failed, as far as it is known, and what may help: the same words everywhere."""

from collections.abc import Sequence

import msgspec

from autograder.assignment import Assignment, Section
from autograder.messages import misconception, told
from autograder.messages.hints import advice
from autograder.scoring.scorecard import CheckResult


class Reason(msgspec.Struct, frozen=True):
    """In the chosen language: a known misconception, a hint, and what to read in the notebook.

    `behind` and `hint` are "" and `section` is None where there is none.
    """

    behind: str = ""
    hint: str = ""
    section: Section | None = None


def reason_of(result: CheckResult, assignment: Assignment) -> Reason:
    """What is known of a result; a misconception's own hint goes before that of the check."""
    name = result.misconception
    return Reason(
        behind_of(name),
        hint_of(name, result.hint),
        section_of(assignment, name, result.exercise),
    )


def first_reason(results: Sequence[CheckResult], assignment: Assignment) -> Reason:
    """The reason of the first result that fails; one without a hint for stubs."""
    failed = [r for r in results if r.hint and r.outcome != "not attempted"]
    return reason_of(failed[0], assignment) if failed else Reason()


def behind_of(name: str) -> str:
    """A sentence for a misconception, "" for none."""
    return misconception(name) if name else ""


def hint_of(name: str, hint: str) -> str:
    """A misconception's own hint, that of the check where there is none."""
    return advice(name).hint or told(hint)


def section_of(assignment: Assignment, name: str, exercise: str) -> Section | None:
    """The part of the notebook that a misconception names, if this lesson has it; else that of
    the exercise."""
    return assignment.section(advice(name).section) or assignment.section(exercise)

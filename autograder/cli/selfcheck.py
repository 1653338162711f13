"""A self-check: the public checks on functions in this process, told to the student."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder import messages
from autograder.assignment import Assignment
from autograder.checks import check_folders
from autograder.cli.signs import SIGNS
from autograder.evidence.calls import Failure
from autograder.lesson.folder import find_data
from autograder.messages import sentences
from autograder.reports.reasons import behind_of, first_reason
from autograder.reports.words import in_words
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent


def self_check(
    assignment: Assignment,
    functions: Mapping[str, Callable[..., Any]],
    exercises: Sequence[str] = (),
    seed: int = 0,
    missing: Mapping[str, Failure] | None = None,
) -> tuple[CheckResult, ...]:
    """Run the public checks of some exercises, of all if none are named."""
    found: list[CheckResult] = []
    student = InProcessStudent(functions, assignment.functions, find_data(), seed, missing)
    try:
        job = Job(student, found.extend, tuple(exercises))
        judge(check_folders(assignment.name, hidden=False), [job])
    finally:
        student.close()
    return tuple(found)


def told(results: Sequence[CheckResult], assignment: Assignment) -> str:
    """The outcome in words: each sentence with its sign; of what fails the message, what seems to
    be behind it, and what is there beside what should be; then the first hint of all.

    That something is still to be written is said once, and not again of all that needs it.
    """
    _ = sentences()
    lines = []
    waits = False
    for result in results:
        sign = SIGNS.get(result.outcome, "✗")
        points = f"{result.points:g} {_('of')} {result.max_points:g}"
        lines.append(f"{sign} {messages.told(result.sentence)}  ({points})")
        if result.outcome in ("passed", "skipped") or (waits and result.outcome == "not attempted"):
            continue
        waits = waits or result.outcome == "not attempted"
        lines += [f"    {line}" for line in messages.told(result.message).splitlines()]
        if result.outcome == "ungradable":
            said = _("The grader could not judge this. There is nothing that you need do for it.")
            lines.append(f"    {said}")
        if behind := behind_of(result.misconception):
            lines.append(f"    {_('What seems to be behind it')}: {behind}")
        lines += [f"      {line}" for figure in result.figures for line in in_words(figure)]
    reason = first_reason(results, assignment)
    if reason.hint:
        lines.append(f"  {_('Hint')}: {reason.hint}")
    if reason.hint and reason.section:
        lines.append(f"  {_('To read')}: “{reason.section.title}” {_('in the notebook')}")
    return "\n".join(lines)


def in_brief(results: Sequence[CheckResult]) -> str:
    """What is still to be written, in one line; "" where there is more to say of an exercise."""
    if not results or any(result.outcome != "not attempted" for result in results):
        return ""
    return f"○ {messages.told(results[0].message)}"


def total(results: Sequence[CheckResult]) -> str:
    """Points so far, in words."""
    _ = sentences()
    points = sum(result.points for result in results)
    most = sum(result.max_points for result in results)
    return f"{points:g} {_('of')} {most:g} {_('points')}"


def points_bar(results: Sequence[CheckResult], width: int = 30) -> str:
    """Points so far as a bar of text, and in words."""
    most = sum(result.max_points for result in results)
    share = sum(result.points for result in results) / most if most else 0.0
    full = int(width * share)
    return f"[{'#' * full}{'.' * (width - full)}] {total(results)}"

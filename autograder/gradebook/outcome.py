"""Verdicts as texts: what a check cell shows, and the comment on a solution cell."""

import re
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.messages import sentences
from autograder.messages import told as translated
from autograder.reports.reasons import behind_of, hint_of
from autograder.scoring.scorecard import CheckResult

#: What came of each exercise; None for one that could not be judged.
Results = Mapping[str, Sequence[CheckResult] | None]

SIGNS = {"passed": "✓", "skipped": "·", "not attempted": "○"}
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def points_of(results: Sequence[CheckResult]) -> float:
    """The points that checks earned together."""
    return round(sum(result.points for result in results), 6)


def outputs(results: Sequence[CheckResult] | None) -> list[NotebookNode]:
    """A check cell's outputs: each check's outcome, and the points as the cell's value."""
    if results is None:
        return [new_output("stream", name="stdout", text=f"{_unjudged()}\n")]
    most = sum(result.max_points for result in results)
    points = points_of(results)
    lines = [line for result in results for line in _lines(result)]
    told = "\n".join([*lines, f"{points:g} of {most:g} points"]) + "\n"
    return [
        new_output("stream", name="stdout", text=told),
        new_output("execute_result", data={"text/plain": f"{points:g}"}, execution_count=None),
    ]


def comment(results: Sequence[CheckResult] | None) -> str | None:
    """What formgrader and feedback say beside a solution, None where all checks passed.

    Messages may quote the student's own code; it is shown as text and not as HTML, without the
    NUL that PostgreSQL cannot store.
    """
    if results is None:
        return _unjudged()
    lost = [result for result in results if result.outcome != "passed"]
    if not lost:
        return None
    if all(result.outcome == "not attempted" for result in lost) and len(lost) == len(results):
        return sentences()("Not attempted.")
    of = sentences()("of")
    told = [
        f"{translated(result.sentence)} ({result.points:g} {of} {result.max_points:g}) "
        f"{translated(result.message)}".strip()
        for result in lost
        if result.outcome != "skipped"
    ]
    return _TAG.sub("&lt;", "\n\n".join(told)).replace("\0", "")


def _unjudged() -> str:
    return sentences()("The grader could not judge this. There is nothing that you need do for it.")


def _lines(result: CheckResult) -> list[str]:
    _ = sentences()
    points = f"{result.points:g} {_('of')} {result.max_points:g}"
    sentence = translated(result.sentence)
    lines = [f"{SIGNS.get(result.outcome, '✗')} {sentence}  ({points})"]
    if result.outcome != "passed":
        lines += [f"    {line}" for line in translated(result.message).splitlines()]
    if behind := behind_of(result.misconception):
        lines.append(f"    {_('What seems to be behind it')}: {behind}")
    if result.hint and result.outcome != "not attempted":
        lines.append(f"    {_('Hint')}: {hint_of(result.misconception, result.hint)}")
    return lines

"""Plots of how often checks are wrong, for whoever has to trust them."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.lesson.thresholds import wilson_lower
from autograder.proof.figures import CheckFigures, Figures

RIGHT_FAIL, RIGHT_PASS, ERROR = "#4878a8", "#a8c4dc", "#c03028"
Z = 1.96


def draw_checks(path: Path, figures: Figures) -> None:
    """For each check its verdicts, right and wrong; what it alone catches; what it costs.

    Writes a PNG image.
    """
    names, records = list(figures.checks), list(figures.checks.values())
    drawing = Figure(figsize=(12, 2 + 0.18 * len(names)), layout="constrained")
    left, middle, right = drawing.subplots(1, 3, sharey=True, width_ratios=(5, 3, 3))
    places = np.arange(len(names))
    _verdicts(left, places, records)
    _caught_alone(middle, places, records)
    right.barh(places, [max(one.seconds, 1e-4) for one in records], color="grey")
    right.set(xscale="log", xlabel="seconds", title="cost of a verdict (mean)")
    for axes in (left, middle):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    for axes in (left, middle, right):
        axes.title.set_fontsize(9)
    left.set_yticks(places, names, fontsize=7)
    left.set_ylim(len(names) - 0.4, -0.6)
    drawing.suptitle(f"{figures.assignment}: {_in_words(records)}", fontsize=11)
    drawing.savefig(path, dpi=110)


def draw_named(path: Path, figures: Figures) -> None:
    """What feedback named against the misconception that was there, as a matrix of counts.

    Right on the diagonal; a misconception that stands for several cases is darker. Writes a PNG
    image.
    """
    there = list(figures.named)
    told = there + sorted({name for counts in figures.named.values() for name in counts} - {*there})
    matrix = np.zeros((len(there), len(told)))
    for row, name in enumerate(there):
        for other, count in figures.named[name].items():
            matrix[row, told.index(other)] = count
    size = 3 + 0.13 * len(told)
    drawing = Figure(figsize=(size, size), layout="constrained")
    axes = drawing.subplots()
    axes.imshow(np.log1p(matrix), cmap="Blues")
    for row, column in zip(*np.nonzero(matrix)):
        if there[row] != told[column]:
            axes.plot(column, row, "s", color=ERROR, markersize=4)
    axes.set_yticks(range(len(there)), there, fontsize=5)
    axes.set_xticks(range(len(told)), told, fontsize=5, rotation=90)
    axes.set(ylabel="the misconception", xlabel="what the feedback named")
    n_other = sum(
        count
        for name, counts in figures.named.items()
        for other, count in counts.items()
        if other != name
    )
    axes.set_title(f"{figures.assignment}: {n_other} named otherwise", fontsize=11)
    drawing.savefig(path, dpi=110)


def _verdicts(axes: Axes, places: np.ndarray, records: list[CheckFigures]) -> None:
    wrong = np.array([len(one.false_passes) + len(one.false_fails) for one in records])
    failed = np.array([one.should_fail - len(one.false_passes) for one in records])
    passed = np.array([one.tried for one in records]) - failed - wrong
    axes.barh(places, failed, color=RIGHT_FAIL, label="rightly failed")
    axes.barh(places, passed, left=failed, color=RIGHT_PASS, label="rightly passed")
    axes.barh(places, wrong, left=failed + passed, color=ERROR, label="wrong")
    axes.set(xlabel="cases", title="verdicts")
    axes.legend(loc="lower right", fontsize=8)


def _caught_alone(axes: Axes, places: np.ndarray, records: list[CheckFigures]) -> None:
    alone = np.array([len(one.alone) for one in records])
    public = np.array([len({*one.alone_for_students} - {*one.alone}) for one in records])
    axes.barh(places, alone, color=RIGHT_FAIL, label="of all checks")
    axes.barh(places, public, left=alone, color=RIGHT_PASS, label="of the public ones")
    axes.set(xlabel="cases", title="wrong ones that it alone catches")
    axes.legend(loc="lower right", fontsize=8)


def _in_words(records: list[CheckFigures]) -> str:
    """Both error rates with Wilson's upper bound."""
    wrong = sum(one.should_fail for one in records)
    right = sum(one.tried for one in records) - wrong
    passes = sum(len(one.false_passes) for one in records)
    fails = sum(len(one.false_fails) for one in records)
    return f"{_rate(passes, wrong)} falsely passed, {_rate(fails, right)} falsely failed"


def _rate(n_wrong: int, n: int) -> str:
    most = 1 - wilson_lower(1 - n_wrong / n, n, Z) if n else 1.0
    return f"{n_wrong} of {n} verdicts (at most {most:.2%})"

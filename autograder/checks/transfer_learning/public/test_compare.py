"""compare(accuracies): a table and a bar chart of the stages."""

import numpy as np

from autograder.checks.transfer_learning import tables
from autograder.evidence.calls import Returned
from autograder.evidence.values import ChartData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "compare"
TOLERANCE = 0.006  # two decimals are exact enough; stages differ by more
STAGES = ("before training", "new head trained", "fine-tuned", "trained from scratch")


def table_is_right(returned: Returned, accuracies: dict[str, float]) -> None:
    """A Mistake unless the table lists stages and accuracies in the given order."""
    table = tables.table_in(returned, "compare")
    tables.has_columns(table, ("Stage", "Accuracy"))
    stages, found = tables.column(table, "Stage"), tables.column(table, "Accuracy")
    same = sorted(map(str, stages)) == sorted(accuracies)
    expect(
        stages == tuple(accuracies),
        f"'Stage' should be {', '.join(accuracies)}, in this order; yours is "
        f"{', '.join(map(str, stages)) or 'empty'}.",
        "sorted-stages" if same else "wrong-stages",
    )
    for stage, wanted, value in zip(accuracies, accuracies.values(), found):
        rounded = tables.is_number(value, round(wanted, 1), 1e-9)
        expect(
            tables.is_number(value, wanted, TOLERANCE),
            f"The accuracy of {stage!r} is {wanted}, but your table says {value!r}."
            + (" It seems to be rounded: keep it as it was given." if rounded else ""),
            "percent" if tables.is_number(value, 100 * wanted, 0.6) else "wrong-accuracies",
        )


def chart_in(returned: Returned) -> ChartData:
    """The chart with the most bars; a Mistake if no bars were drawn."""
    expect(
        returned.charts,
        "No bar chart was found on the matplotlib figure. A line or scatter plot does not count, "
        "and a figure that your function closes is gone.",
        "no-bar-chart",
    )
    return max(returned.charts, key=lambda chart: len(chart.bars))


def bars_are_right(chart: ChartData, accuracies: dict[str, float]) -> None:
    """A Mistake unless there is a bar for each stage, with its name and its height."""
    expect(
        len(chart.bars) == len(accuracies),
        f"The chart should have {len(accuracies)} bars, one for each stage; it has "
        f"{len(chart.bars)}.",
        "wrong-number-of-bars",
    )
    heights = {" ".join(bar.label.split()): bar.height for bar in chart.bars}
    expect(
        set(heights) == {" ".join(stage.split()) for stage in accuracies},
        f"The bars should be labelled {', '.join(accuracies)}; the labels are "
        f"{', '.join(repr(label) for label in heights)}.",
        "wrong-bar-labels",
    )
    wanted = np.array(list(accuracies.values()))
    found = np.array([heights[" ".join(stage.split())] for stage in accuracies])
    percent = (np.abs(found - 100 * wanted) <= 0.6).all()
    expect(
        (np.abs(found - wanted) <= TOLERANCE).all(),
        f"The bars should be as high as the accuracies, {', '.join(f'{n:g}' for n in wanted)}; "
        f"yours are {', '.join(f'{n:.4g}' for n in found)} high.",
        "percent" if percent else "wrong-heights",
    )


def some_accuracies(rng: np.random.Generator, stages: tuple[str, ...]) -> dict[str, float]:
    """An accuracy for each stage, a multiple of 1/18 and no two alike, in no order of size.

    The first is neither the least nor the greatest, so neither order by size is the given one.
    None is so near to 1 that matplotlib's own scale would end there by chance.
    """
    shares = rng.choice(np.arange(1, 15), len(stages), replace=False)
    ranked = np.sort(shares)
    middle, rest = ranked[1], np.delete(ranked, 1)
    return {
        stage: round(float(share) / 18, 4)
        for stage, share in zip(stages, [middle, *rng.permutation(rest)])
    }


@check(
    points=1,
    hints=(
        "Two columns, and a row for each stage. Where do names and numbers come from?",
        "A dict gives its keys and its values in the order in which they were put in.",
        "Make a DataFrame with the columns Stage and Accuracy, and return it after drawing.",
    ),
)
def test_tabulates_the_stages(student: Student, rng: np.random.Generator) -> None:
    """It gives a DataFrame of stages and accuracies in the given order."""
    accuracies = some_accuracies(rng, STAGES)
    table_is_right(student.compare(accuracies), accuracies)


@check(
    points=1,
    hints=(
        "Is there a bar for each stage, and is it as high as the accuracy?",
        "matplotlib's bar takes the positions or names first, then the heights.",
        "Give the stages as names and the accuracies, unscaled, as heights.",
    ),
)
def test_draws_the_bars(student: Student, rng: np.random.Generator) -> None:
    """It draws a bar for each stage, labelled with the stage and as high as its accuracy."""
    accuracies = some_accuracies(rng, STAGES)
    bars_are_right(chart_in(student.compare(accuracies)), accuracies)


@check(
    points=0.5,
    hints=(
        "Can a reader of your chart tell what is measured, and how far it is from perfect?",
        "An axis of accuracies goes from 0 to 1 and has a label.",
        "matplotlib's ylim and ylabel set both.",
    ),
    needs=("draws_the_bars",),
)
def test_draws_an_honest_scale(student: Student, rng: np.random.Generator) -> None:
    """The axis of the accuracies goes from 0 to 1 and says what it shows."""
    chart = chart_in(student.compare(some_accuracies(rng, STAGES)))
    low, high = chart.y_limits
    expect(
        abs(low) <= 0.01 and 0.99 <= high <= 1.2,
        f"The axis of the accuracies should go from 0 to 1; yours goes from {low:.3g} to "
        f"{high:.3g}.",
        "wrong-scale",
    )
    expect(chart.y_label.strip(), "The axis of the accuracies has no label.", "no-axis-label")

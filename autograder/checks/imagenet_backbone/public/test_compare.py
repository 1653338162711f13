"""compare_networks(right, n_images): networks by their accuracy, with Wilson's interval."""

from math import sqrt

from autograder.checks.transfer_learning import tables
from autograder.evidence.values import Scalar, TableData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "compare"
COLUMNS = ("Network", "Accuracy", "Low", "High")
RIGHT = {"a leaf": 462.0, "b scratch": 431.0, "c photos": 487.0}
N_IMAGES = 500
NEAR = 1e-3
Z = 1.96


def wilson(k: float, n: int) -> tuple[float, float]:
    """The ends of Wilson's interval for `k` of `n`."""
    p = k / n
    middle, spread = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (middle - spread) / (1 + Z * Z / n), (middle + spread) / (1 + Z * Z / n)


def _ends_at(low: Scalar, high: Scalar, k: float, n_images: int) -> bool:
    """Whether the two are the ends of Wilson's interval for `k` of `n_images`."""
    least, most = wilson(k, n_images)
    return tables.is_number(low, least, NEAR / 2) and tables.is_number(high, most, NEAR / 2)


def compared(student: Student, right: dict[str, float], n_images: int) -> TableData:
    table = tables.table_in(student.compare_networks(right, n_images), "compare_networks")
    tables.has_columns(table, COLUMNS)
    expect(
        sorted(map(str, tables.column(table, "Network"))) == sorted(right),
        f"There should be a row for each of {', '.join(right)}; yours are "
        f"{', '.join(map(str, tables.column(table, 'Network'))) or 'none'}.",
        "wrong-rows",
    )
    return table


def accuracies_are_right(table: TableData, right: dict[str, float], n_images: int) -> None:
    """A Mistake unless each accuracy is a share of the images."""
    for name, value in zip(tables.column(table, "Network"), tables.column(table, "Accuracy")):
        wanted = right[str(name)] / n_images
        percent = tables.is_number(value, 100 * wanted, 0.1)
        expect(
            tables.is_number(value, wanted, NEAR),
            f"{right[str(name)]:g} of {n_images} are {wanted:.3f}; your table says {value!r}.",
            "percent" if percent else "wrong-accuracies",
        )


def intervals_are_right(table: TableData, right: dict[str, float], n_images: int) -> None:
    """A Mistake unless Low and High are the ends of Wilson's interval."""
    rows = zip(*(tables.column(table, name) for name in ("Network", "Low", "High")))
    for name, low, high in rows:
        k = right[str(name)]
        p, (least, most) = k / n_images, wilson(k, n_images)
        spread = Z * sqrt(p * (1 - p) / n_images)
        normal = tables.is_number(low, p - spread, NEAR / 10)
        divisor = 1 + Z * Z / n_images
        others = [
            other for other in right.values() if other != k and _ends_at(low, high, other, n_images)
        ]
        undivided = all(
            tables.is_number(found, divisor * end, NEAR / 10)
            for found, end in ((low, least), (high, most))
        )
        expect(
            not (tables.is_number(low, most, NEAR) and tables.is_number(high, least, NEAR)),
            "Low and High are exchanged.",
            "exchanged-ends",
        )
        expect(
            _ends_at(low, high, k, n_images),
            f"For {k:g} of {n_images} Wilson's interval ends at {least:.4f} and {most:.4f}; your "
            f"table says {tables.shown(low, 4)} and {tables.shown(high, 4)}."
            + (" That is the common interval, p ± z·sqrt(p(1-p)/n)." if normal else "")
            + (" What is missing is the division by 1 + z²/n." if undivided else "")
            + (
                f" Those are the ends for {others[0]:g} of {n_images}, another network. Do Low and "
                f"High stay with their network where rows are sorted?"
                if others
                else ""
            ),
            "normal-interval" if normal else "wrong-interval",
        )


@check(
    points=1,
    hints=(
        "Which columns does your table have, and what do they hold?",
        "An accuracy is the share of the images that were told right, from 0 to 1.",
        "Network, Accuracy, Low, High: a row for each entry of the dict.",
    ),
)
def test_tabulates_the_networks(student: Student) -> None:
    """There is a row for each network with its accuracy as a share."""
    accuracies_are_right(compared(student, RIGHT, N_IMAGES), RIGHT, N_IMAGES)


@check(
    points=2,
    hints=(
        "Which of the two formulas did you write? Compare yours with the text term by term.",
        "Both ends have the same lower half; the middle is not p, but a little nearer to one half.",
        "Compute the middle and the root on their own first. One end is their difference, one "
        "their sum, and the fraction's lower half belongs under both.",
    ),
    needs=("tabulates_the_networks",),
)
def test_intervals_are_wilsons(student: Student) -> None:
    """Low and High are the ends of Wilson's interval for z = 1.96."""
    intervals_are_right(compared(student, RIGHT, N_IMAGES), RIGHT, N_IMAGES)


@check(
    points=1,
    hints=(
        "Which network stands in the first row?",
        "`sort_values` sorts from low to high unless it is told otherwise.",
        "Sort by the accuracy, and ask for the other direction.",
    ),
    needs=("tabulates_the_networks",),
)
def test_best_stands_first(student: Student) -> None:
    """The rows are sorted by accuracy, the best first."""
    found = tables.column(compared(student, RIGHT, N_IMAGES), "Network")
    wanted = tuple(sorted(RIGHT, key=lambda name: -RIGHT[name]))
    expect(
        tuple(found) == wanted,
        f"The rows should be {', '.join(wanted)}; yours are {', '.join(map(str, found))}.",
        "wrong-order",
    )

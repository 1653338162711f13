"""PyTorch user: sums over the weights with a gradient, as in the well known one-liner with requires_grad.

exercise: inspect
because: "`parameters` (how many numbers the layer holds)": a frozen layer gets 0, and BatchNormalization loses its moving statistics.
"""

import keras
import numpy as np
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    rows = []
    for i, layer in enumerate(model.layers):
        rows.append(
            {
                "index": i,
                "name": layer.name,
                "class": layer.__class__.__name__,
                "trainable": layer.trainable,
                "parameters": int(sum(np.prod(w.shape) for w in layer.trainable_weights)),
            }
        )
    return pd.DataFrame(rows, columns=["index", "name", "class", "trainable", "parameters"])

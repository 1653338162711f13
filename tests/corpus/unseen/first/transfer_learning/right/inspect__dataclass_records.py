"""Over-engineer: a dataclass for a row, the index made by pandas with reset_index, the columns put in order at the end.

exercise: inspect
because: math.prod over all weights of the layer is what count_params counts; index from 0 is a column.
"""

import math
from dataclasses import asdict, dataclass

import keras
import pandas as pd


@dataclass(frozen=True)
class LayerRow:
    name: str
    kind: str
    trainable: bool
    parameters: int

    @classmethod
    def of(cls, layer: keras.layers.Layer) -> "LayerRow":
        count = sum(math.prod(weight.shape) for weight in layer.weights)
        return cls(layer.name, layer.__class__.__name__, bool(layer.trainable), int(count))


def describe_layers(model: keras.Model) -> pd.DataFrame:
    return (
        pd.DataFrame([asdict(LayerRow.of(layer)) for layer in model.layers])
        .rename(columns={"kind": "class"})
        .rename_axis("index")
        .reset_index()
        .loc[:, ["index", "name", "class", "trainable", "parameters"]]
    )

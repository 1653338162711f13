"""Makes the table from records with reset_index.

exercise: inspect
"""

import pandas as pd


def describe_layers(model):
    records = {
        layer.name: {
            "class": layer.__class__.__name__,
            "trainable": bool(layer.trainable_weights),
            "parameters": sum(w.size for w in layer.get_weights()),
        }
        for layer in model.layers
    }
    table = pd.DataFrame.from_dict(records, orient="index")
    return table.rename_axis("name").reset_index().reset_index()

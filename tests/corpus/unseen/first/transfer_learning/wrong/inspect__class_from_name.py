"""Makes the class out of the name of the layer ('max_pooling2d_1' to 'MaxPooling2D'), which holds for automatic names only.

exercise: inspect
because: "`class` (such as \"Conv2D\")": a Dense layer named new_dense_output is listed as NewDenseOutput.
"""

import re

import keras
import pandas as pd


def describe_layers(model: keras.Model) -> pd.DataFrame:
    def class_of(layer):
        stem = re.sub(r"_\d+$", "", layer.name)
        words = [word[:1].upper() + word[1:] for word in stem.split("_")]
        return re.sub(r"(\d)d$", r"\1D", "".join(words))

    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [class_of(layer) for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )

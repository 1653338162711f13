"""Leaves the InputLayer out because 'it is not a real layer'; in a Functional model all the numbers are then off by one against model.layers.

exercise: inspect
because: "a row for each entry of `model.layers`, in order"; "A model made with `keras.Model` lists its input as layer 0, so the numbers have moved by one".
"""

import keras
import pandas as pd
from keras import layers


def describe_layers(model: keras.Model) -> pd.DataFrame:
    real_layers = [l for l in model.layers if not isinstance(l, layers.InputLayer)]
    table = {"index": [], "name": [], "class": [], "trainable": [], "parameters": []}
    for index, layer in enumerate(real_layers):
        table["index"].append(index)
        table["name"].append(layer.name)
        table["class"].append(layer.__class__.__name__)
        table["trainable"].append(layer.trainable)
        table["parameters"].append(layer.count_params())
    return pd.DataFrame(table)

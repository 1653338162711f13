"""Measured something else than the accuracy.

rest: stubs
earns: load 5, inspect 6, evaluate 6
"""

from pathlib import Path
import keras
import numpy as np
import pandas as pd


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)


def describe_layers(model: keras.Model) -> pd.DataFrame:
    """List the layers of a model in a table.

    Return a DataFrame with a row for each entry of `model.layers`, in order, and the columns
    `index` (from 0), `name`, `class` (such as "Conv2D"), `trainable` and `parameters` (how many
    numbers the layer holds).
    """
    return pd.DataFrame(
        {
            "index": range(len(model.layers)),
            "name": [layer.name for layer in model.layers],
            "class": [type(layer).__name__ for layer in model.layers],
            "trainable": [layer.trainable for layer in model.layers],
            "parameters": [layer.count_params() for layer in model.layers],
        }
    )


def test_accuracy(model, dataset):
    model.compile(optimizer=keras.optimizers.SGD(1e-7), loss="categorical_crossentropy")
    model.fit(dataset, verbose=0)
    probabilities = model.predict(dataset, verbose=0)
    return float(np.mean(np.argmax(probabilities, axis=1) == dataset.classes))

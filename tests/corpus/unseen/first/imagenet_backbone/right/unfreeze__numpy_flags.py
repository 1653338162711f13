"""Computes the flags of all layers as NumPy arrays and sets them in one loop.

exercise: unfreeze
because: trainable are exactly the layers from `first` on that are no BatchNormalization; the model's own flag is on.
"""

import keras
import numpy as np


def unfreeze_from(model: keras.Model, first: str) -> keras.Model:
    names = np.array([layer.name for layer in model.layers])
    norms = np.array(
        [isinstance(layer, keras.layers.BatchNormalization) for layer in model.layers]
    )
    behind = np.arange(len(names)) >= np.flatnonzero(names == first)[0]
    model.trainable = True
    for layer, flag in zip(model.layers, behind & ~norms):
        layer.trainable = bool(flag)
    return model

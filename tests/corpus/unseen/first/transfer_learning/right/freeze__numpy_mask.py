"""NumPy lover: a mask of flags, set in a list comprehension with setattr.

exercise: freeze
because: The mask is True exactly for the last n_trainable entries (none for 0); each flag is set, True or False.
"""

import keras
import numpy as np


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = True  # a frozen model would hide the flags of its layers
    n = len(model.layers)
    mask = np.arange(n) >= n - n_trainable
    [setattr(layer, "trainable", flag) for layer, flag in zip(model.layers, mask.tolist())]
    return model

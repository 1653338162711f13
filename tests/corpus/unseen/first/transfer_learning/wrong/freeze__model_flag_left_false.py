"""Freezes the model as a whole and then opens the last layers; the flag of the model itself stays False, and so it has no trainable weights at all.

exercise: freeze
because: "Freeze all but the last layers of a model"; "The last `n_trainable` entries ... become trainable": model.trainable_weights is empty and fit moves nothing.
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = False
    for layer in model.layers[len(model.layers) - n_trainable :]:
        layer.trainable = True
    return model

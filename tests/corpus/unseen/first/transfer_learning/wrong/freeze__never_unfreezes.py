"""Only freezes the first layers; a last layer that was frozen before stays frozen.

exercise: freeze
because: "The last `n_trainable` entries of `model.layers` become trainable": freeze(model, 1), then freeze(model, 3) leaves one trainable.
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    for layer in model.layers[: len(model.layers) - n_trainable]:
        layer.trainable = False
    return model

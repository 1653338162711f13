"""Opens the whole model first, then walks from the end to the front and counts.

exercise: freeze
because: The last n_trainable entries end up trainable and all others frozen, whatever the flags were; same model.
"""

import keras


def freeze(model: keras.Model, n_trainable: int = 1) -> keras.Model:
    model.trainable = True
    for steps_from_the_end, layer in enumerate(reversed(model.layers), start=1):
        layer.trainable = steps_from_the_end <= n_trainable
    return model

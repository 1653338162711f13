"""The position of the last layer that stays is counted from the front.

exercise: truncate
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    last = len(model.layers) - 1 - n_layers
    return keras.Model(inputs=model.inputs, outputs=model.get_layer(index=last).output)

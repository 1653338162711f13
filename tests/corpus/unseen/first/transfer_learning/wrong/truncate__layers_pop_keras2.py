"""From a Keras 2 tutorial: model.layers.pop(), which today pops from a copy of the list, so nothing at all is cut.

exercise: truncate
because: "to the last layer that is left when the last `n_layers` entries of `model.layers` are gone": the whole model comes back.
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    for _ in range(n_layers):
        model.layers.pop()
    return keras.Model(inputs=model.inputs, outputs=model.layers[-1].output)

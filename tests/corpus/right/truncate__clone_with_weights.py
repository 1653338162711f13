"""A clone into which the weights are copied.

exercise: truncate
"""

import keras


def truncate(model, n_layers=2):
    cut = keras.Model(model.inputs, model.layers[-(n_layers + 1)].output)
    copy = keras.models.clone_model(cut)
    copy.set_weights(cut.get_weights())
    return copy

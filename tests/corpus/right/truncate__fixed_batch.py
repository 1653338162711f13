"""The new input names the size of a batch too.

exercise: truncate
"""

import keras


def truncate(model, n_layers=2):
    start = keras.Input(shape=model.input_shape[1:], batch_size=8)
    outputs = start
    for layer in model.layers[:-n_layers]:
        if not isinstance(layer, keras.layers.InputLayer):
            outputs = layer(outputs)
    return keras.Model(start, outputs)

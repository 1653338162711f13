"""Every layer is called again on a new input.

exercise: truncate
"""

import keras


def truncate(model, n_layers=2):
    outputs = inputs = keras.Input(batch_shape=model.inputs[0].shape)
    for layer in model.layers[:-n_layers]:
        if not isinstance(layer, keras.layers.InputLayer):
            outputs = layer(outputs)
    return keras.Model(inputs=inputs, outputs=outputs, name="truncated")

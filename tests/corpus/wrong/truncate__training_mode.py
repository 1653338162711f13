"""Called BatchNormalization and Dropout in training mode, layer by layer.

exercise: truncate
fails: features_are_the_backbones
misconception: training-mode
"""

import keras


def truncate(model, n_layers=2):
    inputs = outputs = keras.Input(model.input_shape[1:])
    for layer in model.layers[:-n_layers]:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        if isinstance(layer, (keras.layers.BatchNormalization, keras.layers.Dropout)):
            outputs = layer(outputs, training=True)
        else:
            outputs = layer(outputs)
    return keras.Model(inputs, outputs)

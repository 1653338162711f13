"""Copied the layers and their weights, but not what comes after them.

exercise: truncate
fails: features_are_the_backbones
misconception: other-computation
"""

import keras


def truncate(model, n_layers=2):
    outputs = inputs = keras.Input(model.inputs[0].shape[1:])
    for layer in model.layers[:-n_layers]:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        config = layer.get_config()
        if "activation" in config:
            config["activation"] = "linear"
        copy = type(layer).from_config(config)
        outputs = copy(outputs)
        copy.set_weights(layer.get_weights())
    return keras.Model(inputs, outputs)

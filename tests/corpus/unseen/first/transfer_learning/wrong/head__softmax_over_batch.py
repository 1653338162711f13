"""Writes softmax by hand with axis=0, as for a single vector, so it is the batch that adds up to one and not the classes of an image.

exercise: head
because: "Softmax turns the outputs into probabilities"; "to the probabilities of the classes": the row of an image does not add up to 1, and depends on the other images.
"""

import keras
from keras import layers, ops


def softmax(z):
    e = ops.exp(z - ops.max(z, axis=0))
    return e / ops.sum(e, axis=0)


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    head = layers.Dense(n_classes, activation=softmax, name="new_dense_output")
    return keras.Model(inputs=features.inputs, outputs=head(features.outputs[0]))

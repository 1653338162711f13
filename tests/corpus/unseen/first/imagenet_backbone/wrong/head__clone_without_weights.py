"""Clones the extractor so as not to touch it, and does not notice that clone_model makes new random weights.

exercise: head
because: "one dense layer with softmax, named `shoes`, on top of the extractor's layers": these are new, untrained layers.
"""

import keras
from keras import layers


def add_head(extractor: keras.Model, n_classes: int) -> keras.Model:
    # work on a copy, so that extractor itself stays as it is
    base = keras.models.clone_model(extractor)
    outputs = layers.Dense(n_classes, activation="softmax", name="shoes")(base.output)
    return keras.Model(base.inputs, outputs)

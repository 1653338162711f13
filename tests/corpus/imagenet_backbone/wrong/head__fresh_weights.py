"""Put the head on a clone.

exercise: head
fails: keeps_what_was_learned
misconception: fresh-weights
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    fresh = keras.models.clone_model(extractor)
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Model(fresh.inputs, head(fresh.outputs[0]))

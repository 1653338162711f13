"""Froze the extractor as well.

exercise: head
fails: leaves_the_extractor_alone
misconception: changed-input-flags
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    extractor.trainable = False
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))

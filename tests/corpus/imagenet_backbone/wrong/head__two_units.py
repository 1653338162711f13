"""Always two classes.

exercise: head
fails: adds_one_layer_for_the_classes
misconception: hard-coded-classes
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(2, activation="softmax", name="shoes")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))

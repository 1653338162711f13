"""Put a hidden layer between.

exercise: head
fails: adds_one_layer_for_the_classes
misconception: extra-layers
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    x = layers.Dense(16, activation="relu")(extractor.outputs[0])
    return keras.Model(extractor.inputs, layers.Dense(n_classes, activation="softmax", name="shoes")(x))

"""Put the layers into a Sequential model, one after the other.

exercise: head
fails: adds_one_layer_for_the_classes
misconception: sequential-only
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, activation="softmax", name="shoes")
    return keras.Sequential([*extractor.layers, head])

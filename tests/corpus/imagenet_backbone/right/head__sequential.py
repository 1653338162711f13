"""A Sequential model of the extractor and the head.

exercise: head
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    return keras.Sequential([extractor, layers.Dense(n_classes, activation="softmax", name="shoes")])

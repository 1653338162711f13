"""The extractor as one layer, called with training=False.

exercise: head
"""

import keras
from keras import layers


def add_head(extractor, n_classes):
    images = keras.Input(extractor.input_shape[1:])
    features = extractor(images, training=False)
    return keras.Model(images, layers.Dense(n_classes, activation="softmax", name="shoes")(features))

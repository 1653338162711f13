"""Put the layers into a Sequential model, one after the other.

exercise: features
fails: drops_the_old_head
misconception: sequential-only
"""

import keras
from keras import layers


def feature_extractor(classifier):
    below = [layer for layer in classifier.layers if len(layer.output.shape) == 4]
    return keras.Sequential([*below, layers.GlobalAveragePooling2D()])

"""Froze the given model while putting the head on.

exercise: head
fails: head_leaves_the_features_whole
misconception: changed-input-flags
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    features.trainable = False
    return keras.Sequential([features, layers.Dense(n_classes, activation="softmax", name="new_dense_output")])

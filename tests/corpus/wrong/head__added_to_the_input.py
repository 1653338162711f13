"""Added the head to the given model itself.

exercise: head
fails: head_leaves_the_features_whole, head_fits_any_features
misconception: destroyed-input
"""

from keras import layers


def replace_head(features, n_classes):
    features.add(layers.Dense(n_classes, activation="softmax", name="new_dense_output"))
    return features

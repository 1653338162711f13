"""Made the head and returned the features.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: no-head
"""

from keras import layers


def replace_head(features, n_classes):
    layers.Dense(n_classes, activation="softmax", name="new_dense_output")(features.outputs[0])
    return features

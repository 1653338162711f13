"""Returned the layer instead of a model.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: returned-something-else
"""

from keras import layers


def replace_head(features, n_classes):
    return layers.Dense(n_classes, activation="softmax", name="new_dense_output")

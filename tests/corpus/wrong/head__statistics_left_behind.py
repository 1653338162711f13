"""Copied what gradients had learned, but no moving statistics.

exercise: head
fails: head_reads_the_features
misconception: statistics-left-behind
"""

import keras


def replace_head(features, n_classes):
    copy = keras.models.clone_model(features)
    for mine, learned in zip(copy.trainable_weights, features.trainable_weights):
        mine.assign(learned)
    head = keras.layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(copy.inputs, head(copy.outputs[0]))

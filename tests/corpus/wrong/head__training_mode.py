"""Called the features in training mode.

exercise: head
fails: head_reads_the_features
misconception: training-mode
"""

import keras


def replace_head(features, n_classes):
    inputs = keras.Input(features.input_shape[1:])
    head = keras.layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(inputs, head(features(inputs, training=True)))

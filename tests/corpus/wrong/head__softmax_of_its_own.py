"""Made the softmax a layer of its own.

exercise: head
fails: puts_one_dense_layer_on_top
misconception: extra-layers
"""

import keras
from keras import layers


def replace_head(features, n_classes):
    scores = layers.Dense(n_classes, name="new_dense_output")(features.outputs[0])
    return keras.Model(features.inputs, layers.Softmax()(scores))

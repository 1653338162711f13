"""PyTorch user: a linear layer and after it a Softmax layer, so the dense layer is not the last one and freeze(model) would train nothing.

exercise: head
because: "one dense layer with softmax, named `new_dense_output`"; "The head is a single dense layer".
"""

import keras
from keras import layers


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    logits = layers.Dense(n_classes, name="new_dense_output")(features.outputs[0])
    probabilities = layers.Softmax(name="new_softmax")(logits)
    return keras.Model(inputs=features.inputs, outputs=probabilities)

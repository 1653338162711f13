"""Takes the number of classes from the notebook's class_names and not from the parameter.

exercise: head
because: "to the probabilities of the classes, `(batch, n_classes)`": always as many outputs as there are shoes, whatever n_classes says.
"""

import keras
from keras import layers


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    x = features.outputs[0]
    x = layers.Dense(len(class_names), activation="softmax", name="new_dense_output")(x)
    return keras.Model(features.inputs, x, name="shoe_classifier")

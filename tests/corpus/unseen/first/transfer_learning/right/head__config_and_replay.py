"""Over-engineer: makes the dense layer from a config dictionary and hands over single tensors in a dictionary of arguments.

exercise: head
because: A single Dense layer with softmax and the name asked for, on the graph of features, which is not touched.
"""

import keras


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    config = keras.layers.Dense(1).get_config()
    config.update(name="new_dense_output", units=int(n_classes), activation="softmax")
    head = keras.layers.Dense.from_config(config)
    graph = {"inputs": features.inputs[0], "outputs": head(features.outputs[-1])}
    return keras.models.Model(**graph)

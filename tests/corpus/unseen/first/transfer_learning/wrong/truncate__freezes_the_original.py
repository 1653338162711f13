"""Freezes what is kept already here, and forgets that these layers are those of the model that was given.

exercise: truncate
because: "and to leave `model` itself as it was"; "A new model made from the layers of an old one **shares** those layers".
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    last = model.layers[-(n_layers + 1)]
    features = keras.Model(inputs=model.inputs, outputs=last.output, name="features")
    # the features must not be destroyed by the new head
    for layer in features.layers:
        layer.trainable = False
    return features

"""Solved the model exercises but froze the wrong layers.

rest: stubs
earns: load 5, truncate 14, head 10, freeze 9
"""

from keras import layers
from pathlib import Path
import keras


def load_backbone(path: str | Path) -> keras.Model:
    """Load the pre-trained model.

    `path` names a model that Keras saved, a `.h5` or a `.keras` file. Return the model with its
    weights as they are in the file.
    """
    return keras.models.load_model(path, compile=False)


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    """Cut the last layers off a model.

    Return a model from the same input to the last layer that is left when the last `n_layers`
    entries of `model.layers` are gone, with the weights of `model`. It has to work for a model
    of any depth, Sequential or Functional, and to leave `model` itself as it was.
    """
    last_kept = model.layers[-n_layers - 1]
    return keras.Model(model.inputs, last_kept.output)


def replace_head(features: keras.Model, n_classes: int) -> keras.Model:
    """Put a new classification layer on a truncated model.

    `features` gives `(batch, n)`. Return a model from the input of `features` to the probabilities
    of the classes, `(batch, n_classes)`: one dense layer with softmax, named
    `new_dense_output`, on top of the layers of `features`. Leave `features` itself as it is.
    """
    head = layers.Dense(n_classes, activation="softmax", name="new_dense_output")
    return keras.Model(features.inputs, head(features.outputs[0]))


def freeze(model, n_trainable=1):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    for index, layer in enumerate(copy.layers):
        layer.trainable = index >= len(copy.layers) - n_trainable
    return copy

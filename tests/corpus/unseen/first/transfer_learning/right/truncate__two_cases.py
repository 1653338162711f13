"""Treats the two kinds of model apart: a Sequential becomes a shorter Sequential, a Functional one is cut in its graph.

exercise: truncate
because: Both share the layers of the model, start from the same input shape and end at the right layer; the model is left alone.
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    keep = len(model.layers) - n_layers
    match model:
        case keras.Sequential():
            source = model.inputs[0]
            start = keras.Input(batch_shape=source.shape, dtype=source.dtype)
            return keras.Sequential([start, *model.layers[:keep]])
        case _:
            return keras.Model(model.inputs, model.layers[keep - 1].output)

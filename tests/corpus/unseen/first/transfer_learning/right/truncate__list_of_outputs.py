"""Writes down the outputs of all layers first and picks the one it needs from the list, counted from the front.

exercise: truncate
because: Model from model.inputs to the output of the last layer left; layers shared, nothing changed, Sequential and Functional.
"""

import keras


def truncate(model: keras.Model, n_layers: int = 2) -> keras.Model:
    outputs = [layer.output for layer in model.layers]
    remaining = outputs[: len(outputs) - n_layers]
    return keras.Model(inputs=list(model.inputs), outputs=[remaining[-1]], name=f"cut_{n_layers}")

"""Counted only the layers that have weights.

exercise: freeze
fails: freezes_any_model
misconception: froze-too-few
"""


def freeze(model, n_trainable=1):
    with_weights = [layer for layer in model.layers if layer.weights]
    for layer in model.layers:
        layer.trainable = layer in with_weights[-n_trainable:]
    return model

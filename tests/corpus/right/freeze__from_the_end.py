"""A loop that begins at the end.

exercise: freeze
"""


def freeze(model, n_trainable=1):
    for place, layer in enumerate(reversed(model.layers), start=1):
        layer.trainable = place <= n_trainable
    return model

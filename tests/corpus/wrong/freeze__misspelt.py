"""Misspelt the flag, which Python takes for a new attribute.

exercise: freeze
fails: only_the_head_learns
misconception: froze-nothing
"""


def freeze(model, n_trainable=1):
    for layer in model.layers[:-n_trainable]:
        layer.trainabel = False
    return model

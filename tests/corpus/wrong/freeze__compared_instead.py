"""Compared the flag instead of setting it.

exercise: freeze
fails: only_the_head_learns
misconception: froze-nothing
"""


def freeze(model, n_trainable=1):
    for layer in model.layers[:-n_trainable]:
        layer.trainable == False
    return model

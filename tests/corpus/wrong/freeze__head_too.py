"""Froze every layer, the head too.

exercise: freeze
fails: only_the_head_learns
misconception: froze-everything
"""


def freeze(model, n_trainable=1):
    for layer in model.layers:
        layer.trainable = False
    return model

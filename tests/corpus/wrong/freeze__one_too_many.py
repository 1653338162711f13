"""Froze one layer too many.

exercise: freeze
fails: only_the_head_learns
misconception: froze-too-many
"""


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index > len(model.layers) - n_trainable
    return model

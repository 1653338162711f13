"""Counted the layers that learn from the front.

exercise: freeze
fails: only_the_head_learns
misconception: froze-the-wrong-end
"""


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index < n_trainable
    return model

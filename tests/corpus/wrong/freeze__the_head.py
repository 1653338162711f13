"""Froze the head and left the rest.

exercise: freeze
fails: only_the_head_learns
misconception: froze-the-wrong-end
"""


def freeze(model, n_trainable=1):
    for layer in model.layers[-n_trainable:]:
        layer.trainable = False
    return model

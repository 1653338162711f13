"""Returned the model as it was.

exercise: freeze
fails: only_the_head_learns
misconception: froze-nothing
"""


def freeze(model, n_trainable=1):
    return model

"""Left one layer too many to learn.

exercise: freeze
fails: only_the_head_learns
misconception: froze-too-few
"""


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable - 1
    return model

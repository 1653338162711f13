"""Froze the model as a whole, then thawed the head inside it.

exercise: freeze
fails: only_the_head_learns
misconception: froze-everything
"""


def freeze(model, n_trainable=1):
    model.trainable = False
    for layer in model.layers[-n_trainable:]:
        layer.trainable = True
    return model

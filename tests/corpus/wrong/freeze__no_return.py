"""Froze the layers and returned nothing.

exercise: freeze
fails: only_the_head_learns
misconception: returned-nothing
"""


def freeze(model, n_trainable=1):
    for index, layer in enumerate(model.layers):
        layer.trainable = index >= len(model.layers) - n_trainable
